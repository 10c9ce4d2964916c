import type {
  Advice,
  ApplicationId,
  AskOthersPrompt,
  CellId,
  FocusId,
  InstrumentDocument,
  ItemLevel,
  Practice,
  Resource,
  SourceReference,
} from './instrument.schema.ts';

export type CellStructure = { readonly id: CellId; readonly focus: FocusId; readonly application: ApplicationId };

export type ItemStructure = {
  readonly id: string;
  readonly cellId: CellId | null;
  readonly level: ItemLevel | null;
  readonly source: SourceReference;
};

type Prompt = { readonly id: string; readonly application: ApplicationId; readonly source: SourceReference };
export type AskOthersStructure = Prompt & Pick<AskOthersPrompt, 'mayIdentify'>;
export type AskYourselfStructure = Prompt;
export type PracticeStructure = Prompt & Pick<Practice, 'kind'>;
/** Books and sites keep their titles in every language, so a resource has no texts of its own. */
export type ResourceStructure = Readonly<Resource>;

export type AdviceStructure = Readonly<Pick<Advice, 'id' | 'careerStage' | 'order' | 'source'>> & {
  readonly favours: {
    readonly applications?: readonly ApplicationId[];
    readonly levels?: readonly Advice['favours']['levels'][number][];
    readonly items?: readonly string[];
  };
};

/** All of an instrument that does not depend on a language: ids, places, references, flags. */
export type InstrumentStructure = {
  readonly id: string;
  readonly version: string;
  readonly documents: readonly (Omit<InstrumentDocument, 'slides'> & { readonly slides: readonly string[] })[];
  readonly scale: { readonly minimum: number; readonly maximum: number };
  readonly coreItemId: string;
  readonly cells: readonly CellStructure[];
  readonly items: readonly ItemStructure[];
  readonly askOthers: readonly AskOthersStructure[];
  readonly askYourself: readonly AskYourselfStructure[];
  readonly practices: readonly PracticeStructure[];
  readonly resources: readonly ResourceStructure[];
  readonly advice: readonly AdviceStructure[];
};

export type ItemTexts = {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly statement: string;
  readonly selfStatement: string;
};

export type NamedIdea = { readonly name: string; readonly idea: string; readonly description: string };

/** What is the same in the texts of every instrument. */
type CommonTexts = {
  readonly locale: string;
  readonly name: string;
  readonly credit: string;
  readonly scale: {
    readonly question: string;
    readonly selfQuestion: string;
    /** From the lowest value to the highest. */
    readonly labels: readonly string[];
    readonly notObserved: { readonly label: string; readonly selfLabel: string };
  };
  readonly foci: Readonly<Record<FocusId, NamedIdea>>;
  readonly applications: Readonly<Record<ApplicationId, NamedIdea>>;
  readonly coreHeadline: string;
};

type IdOf<List extends readonly { readonly id: string }[]> = List[number]['id'];

/**
 * The texts of one language for the structure `S`: a text for every id, and for no other, so that a missing or
 * misspelt one is a type error.
 */
export type InstrumentTextsFor<S extends InstrumentStructure> = CommonTexts & {
  readonly cells: Readonly<Record<IdOf<S['cells']>, string>>;
  readonly items: Readonly<Record<IdOf<S['items']>, ItemTexts>>;
  readonly askOthers: Readonly<Record<IdOf<S['askOthers']>, string>>;
  readonly askYourself: Readonly<Record<IdOf<S['askYourself']>, string>>;
  readonly practices: Readonly<Record<IdOf<S['practices']>, { readonly title: string; readonly text: string }>>;
  readonly advice: Readonly<Record<IdOf<S['advice']>, string>>;
};

/** Texts as composing takes them: a language that is still being written may lack some. */
export type InstrumentTexts = CommonTexts & {
  readonly cells: Readonly<Record<string, string>>;
  readonly items: Readonly<Record<string, ItemTexts>>;
  readonly askOthers: Readonly<Record<string, string>>;
  readonly askYourself: Readonly<Record<string, string>>;
  readonly practices: Readonly<Record<string, { readonly title: string; readonly text: string }>>;
  readonly advice: Readonly<Record<string, string>>;
};
