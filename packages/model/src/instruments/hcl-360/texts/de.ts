import type { Hcl360Texts } from '../structure/hcl-360.structure.ts';

/**
 * German. A forward translation of `en.ts` by the makers of Heartset: not translated back by anybody else, and not tried
 * with readers yet; docs/INSTRUMENT.md says what that would take. Statements begin with the verb, so that none of them needs
 * a gender of the leader.
 */
export const de: Hcl360Texts = {
  locale: 'de',
  name: 'Menschenzentrierte Führung 360',
  credit:
    'Nach dem Human-Centered Leadership Mastery Model, 2020 herausgegeben vom Experience Innovation Network (Vocera) mit Intermountain Healthcare. Die Aussagen der Umfrage stammen von Heartset und wurden von Heartset übersetzt; die Urheber des Modells haben weder die Aussagen noch die Übersetzung geprüft oder gebilligt.',
  scale: {
    question: 'Wie oft erleben Sie das?',
    selfQuestion: 'Wie oft tun Sie das?',
    labels: ['nie', 'selten', 'manchmal', 'oft', 'immer'],
    notObserved: {
      label: 'Das konnte ich nicht beobachten',
      selfLabel: 'Dazu hatte ich keine Gelegenheit',
    },
  },
  foci: {
    heartset: {
      name: 'Heartset',
      idea: 'Gefühle zählen',
      description: 'Menschen kommen als ganze Menschen zur Arbeit: mit Gefühlen, Bedürfnissen und eigenen Ansichten.',
    },
    mindset: {
      name: 'Mindset',
      idea: 'Wachstum zählt',
      description: 'Menschen können immer weiter wachsen, am besten dann, wenn sie den Sinn ihrer Arbeit sehen.',
    },
    skillset: {
      name: 'Skillset',
      idea: 'Ergebnisse zählen',
      description: 'Gutes Führungskönnen dient dem Auftrag und den Menschen, die ihn erfüllen.',
    },
  },
  applications: {
    individual: {
      name: 'Individuell',
      idea: 'sich selbst führen',
      description: 'Sich selbst kennen und so gefestigt bleiben, dass Raum für andere ist.',
    },
    relational: {
      name: 'Beziehungen',
      idea: 'andere führen',
      description: 'Menschen verstehen und ihnen helfen, in ihrer Arbeit und als Person zu wachsen.',
    },
    mission: {
      name: 'Mission',
      idea: 'die Organisation zu Bestleistungen führen',
      description: 'Den Auftrag der Organisation leben und anderen helfen, ihr Bestes dafür zu geben.',
    },
  },
  coreHeadline: 'Worauf alles andere beruht',
  cells: {
    'heartset-individual': 'Offen, ehrlich und lernbereit sein',
    'heartset-relational': 'Anderen Offenheit, Vertrauen und Verständnis entgegenbringen',
    'heartset-mission': 'Menschen Gründe geben, warum die Arbeit zählt',
    'mindset-individual': 'Gesund bleiben, lernen und sich anpassen',
    'mindset-relational': 'Anderen helfen, gemeinsam so gut wie möglich zu denken',
    'mindset-mission': 'Das Team mit der ganzen Organisation verbinden',
    'skillset-individual': 'Ruhig, aufmerksam und verlässlich sein',
    'skillset-relational': 'Zuhören, anleiten und anderen helfen, sich zu entwickeln',
    'skillset-mission': 'Gemeinsame Ziele in Ergebnisse umsetzen',
  },
  items: {
    commitment: {
      name: 'Bekenntnis zu menschenzentrierter Führung',
      aliases: ['Commitment to Human-Centered Leadership'],
      statement: 'Kümmert sich um das Wohl der Menschen, auch wenn der Leistungsdruck hoch ist.',
      selfStatement: 'Ich kümmere mich um das Wohl der Menschen, auch wenn der Leistungsdruck hoch ist.',
    },

    'self-awareness': {
      name: 'Selbstwahrnehmung',
      aliases: ['Self-Awareness'],
      statement: 'Sagt offen, wenn jemand anderes für eine Aufgabe besser geeignet ist.',
      selfStatement: 'Ich sage offen, wenn jemand anderes für eine Aufgabe besser geeignet ist.',
    },
    curiosity: {
      name: 'Neugier',
      aliases: ['Curiosity'],
      statement: 'Stellt Fragen, bevor ein Urteil über eine Situation feststeht.',
      selfStatement: 'Ich stelle Fragen, bevor mein Urteil über eine Situation feststeht.',
    },
    'humility-selflessness': {
      name: 'Demut & Selbstlosigkeit',
      aliases: ['Humility & Selflessness'],
      statement: 'Tut, was dem Team hilft, auch wenn jemand anderes die Anerkennung bekommt.',
      selfStatement: 'Ich tue, was dem Team hilft, auch wenn jemand anderes die Anerkennung bekommt.',
    },
    authenticity: {
      name: 'Authentizität',
      aliases: ['Authenticity'],
      statement: 'Sagt ehrlich die eigene Meinung, statt zu sagen, was andere hören möchten.',
      selfStatement: 'Ich sage ehrlich meine Meinung, statt zu sagen, was andere hören möchten.',
    },
    'courage-vulnerability': {
      name: 'Mut & Verletzlichkeit',
      aliases: ['Courage & Vulnerability'],
      statement: 'Gibt eigene Fehler offen zu, statt sie zu verbergen.',
      selfStatement: 'Ich gebe eigene Fehler offen zu, statt sie zu verbergen.',
    },

    'accessibility-approachability': {
      name: 'Erreichbarkeit & Nahbarkeit',
      aliases: ['Accessibility & Approachability'],
      statement: 'Nimmt sich Zeit für Menschen, die ein Gespräch möchten.',
      selfStatement: 'Ich nehme mir Zeit für Menschen, die ein Gespräch möchten.',
    },
    'maximizing-positive-emotions': {
      name: 'Positive Gefühle fördern',
      aliases: ['Maximizing Positive Emotions', 'Maximize Access to Positive Emotions'],
      statement: 'Schafft im Arbeitsalltag Momente, die anderen Freude machen.',
      selfStatement: 'Ich schaffe im Arbeitsalltag Momente, die anderen Freude machen.',
    },
    'trust-trustworthiness': {
      name: 'Vertrauen & Vertrauenswürdigkeit',
      aliases: ['Trust & Trustworthiness'],
      statement: 'Zeigt Menschen, dass ihnen gute Arbeit zugetraut wird.',
      selfStatement: 'Ich zeige Menschen, dass ihnen gute Arbeit zugetraut wird.',
    },
    'empathy-compassion': {
      name: 'Empathie & Mitgefühl',
      aliases: ['Empathy & Compassion'],
      statement: 'Bietet Unterstützung an, wenn es jemand gerade schwer hat.',
      selfStatement: 'Ich biete Unterstützung an, wenn es jemand gerade schwer hat.',
    },
    'attunement-to-bias': {
      name: 'Gespür für Vorurteile',
      aliases: ['Attunement to Bias'],
      statement: 'Fragt offen, ob Vorurteile eine Entscheidung beeinflussen könnten.',
      selfStatement: 'Ich frage offen, ob Vorurteile eine Entscheidung beeinflussen könnten.',
    },

    'celebration-recognition': {
      name: 'Feiern & Anerkennen',
      aliases: ['Celebration & Recognition'],
      statement: 'Nimmt sich Zeit, um zu feiern, was andere erreicht haben.',
      selfStatement: 'Ich nehme mir Zeit, um zu feiern, was andere erreicht haben.',
    },
    'vision-purpose-engagement': {
      name: 'Vision, Sinn & Engagement',
      aliases: ['Vision, Purpose, & Engagement'],
      statement: 'Beschreibt eine Zukunft, an der andere mitwirken möchten.',
      selfStatement: 'Ich beschreibe eine Zukunft, an der andere mitwirken möchten.',
    },

    'commitment-to-self-care': {
      name: 'Bekenntnis zur Selbstfürsorge',
      aliases: ['Commitment to Self-Care'],
      statement: 'Lebt gesunde Arbeitsgewohnheiten vor, zum Beispiel das Einhalten von Pausen.',
      selfStatement: 'Ich lebe gesunde Arbeitsgewohnheiten vor, zum Beispiel das Einhalten von Pausen.',
    },
    'situational-awareness': {
      name: 'Gespür für Situationen',
      aliases: ['Situational Awareness'],
      statement: 'Reagiert, wenn sich die Stimmung in einer Gruppe ändert.',
      selfStatement: 'Ich reagiere, wenn sich die Stimmung in einer Gruppe ändert.',
    },
    'growth-mindset': {
      name: 'Wachstumsdenken',
      aliases: ['Growth Mindset'],
      statement: 'Ermutigt andere, Dinge zu lernen, die sie noch nicht können.',
      selfStatement: 'Ich ermutige andere, Dinge zu lernen, die sie noch nicht können.',
    },
    'adaptive-acumen': {
      name: 'Anpassungsvermögen',
      aliases: ['Adaptive Acumen'],
      statement: 'Nutzt Lehren aus der Vergangenheit, um mit neuen Situationen umzugehen.',
      selfStatement: 'Ich nutze Lehren aus der Vergangenheit, um mit neuen Situationen umzugehen.',
    },
    'polarity-management': {
      name: 'Umgang mit Polaritäten',
      aliases: ['Polarity Management'],
      statement: 'Findet immer wieder Wege, mit Problemen umzugehen, die sich nicht endgültig lösen lassen.',
      selfStatement: 'Ich finde immer wieder Wege, mit Problemen umzugehen, die sich nicht endgültig lösen lassen.',
    },

    teamwork: {
      name: 'Teamarbeit',
      aliases: ['Teamwork'],
      statement: 'Bittet um verschiedene Sichtweisen, wenn Menschen an einem gemeinsamen Ziel arbeiten.',
      selfStatement: 'Ich bitte um verschiedene Sichtweisen, wenn Menschen an einem gemeinsamen Ziel arbeiten.',
    },
    'focus-on-the-why': {
      name: 'Das Warum im Blick',
      aliases: ['Focus on the Why'],
      statement: 'Erklärt anderen, warum eine Entscheidung getroffen wurde.',
      selfStatement: 'Ich erkläre anderen, warum eine Entscheidung getroffen wurde.',
    },
    'transparent-communication': {
      name: 'Transparente Kommunikation',
      aliases: ['Transparent Communication', 'Transparency & Communication'],
      statement: 'Gibt Informationen, die andere brauchen, von sich aus weiter.',
      selfStatement: 'Ich gebe Informationen, die andere brauchen, von mir aus weiter.',
    },
    'process-flexibility': {
      name: 'Flexible Abläufe',
      aliases: ['Process Flexibility'],
      statement: 'Hilft anderen, Abläufe zu ändern, die unnötige Arbeit machen.',
      selfStatement: 'Ich helfe anderen, Abläufe zu ändern, die unnötige Arbeit machen.',
    },
    'shared-accountability': {
      name: 'Geteilte Verantwortung',
      aliases: ['Shared Accountability'],
      statement: 'Übernimmt einen Teil der Verantwortung, wenn das Team ein Ziel verfehlt.',
      selfStatement: 'Ich übernehme einen Teil der Verantwortung, wenn das Team ein Ziel verfehlt.',
    },
    'coach-mindset': {
      name: 'Coachende Haltung',
      aliases: ['Coach Mindset'],
      statement: 'Fragt andere nach ihren eigenen Ideen, bevor ein Rat folgt.',
      selfStatement: 'Ich frage andere nach ihren eigenen Ideen, bevor mein Rat folgt.',
    },
    'empowered-decision-making': {
      name: 'Beteiligung an Entscheidungen',
      aliases: ['Empowered Decision Making'],
      statement: 'Fragt andere nach ihrer Sicht, bevor eine Entscheidung fällt, die sie betrifft.',
      selfStatement: 'Ich frage andere nach ihrer Sicht, bevor eine Entscheidung fällt, die sie betrifft.',
    },

    'strategic-awareness': {
      name: 'Strategisches Bewusstsein',
      aliases: ['Strategic Awareness'],
      statement: 'Erklärt, wie die tägliche Arbeit den Zielen der Organisation dient.',
      selfStatement: 'Ich erkläre, wie die tägliche Arbeit den Zielen der Organisation dient.',
    },
    'organizational-acumen': {
      name: 'Gespür für die Organisation',
      aliases: ['Organizational Acumen'],
      statement: 'Holt Unterstützung für das Team aus anderen Bereichen der Organisation.',
      selfStatement: 'Ich hole Unterstützung für das Team aus anderen Bereichen der Organisation.',
    },

    'self-regulation': {
      name: 'Selbstregulation',
      aliases: ['Self-Regulation'],
      statement: 'Bleibt anderen gegenüber ruhig, wenn eine Situation stressig ist.',
      selfStatement: 'Ich bleibe anderen gegenüber ruhig, wenn eine Situation stressig ist.',
    },
    'mindfulness-practice': {
      name: 'Achtsamkeit üben',
      aliases: ['Mindfulness Practice'],
      statement: 'Hält inne, um sich zu sammeln, bevor etwas Wichtiges beginnt.',
      selfStatement: 'Ich halte inne, um mich zu sammeln, bevor etwas Wichtiges beginnt.',
    },
    credibility: {
      name: 'Glaubwürdigkeit',
      aliases: ['Credibility'],
      statement: 'Hält Zusagen gegenüber anderen ein.',
      selfStatement: 'Ich halte Zusagen gegenüber anderen ein.',
    },

    'active-listening': {
      name: 'Aktives Zuhören',
      aliases: ['Active Listening'],
      statement: 'Hört anderen zu, ohne nebenbei etwas anderes zu tun.',
      selfStatement: 'Ich höre anderen zu, ohne nebenbei etwas anderes zu tun.',
    },
    'empowered-delegation': {
      name: 'Delegieren mit Befugnis',
      aliases: ['Empowered Delegation'],
      statement: 'Gibt anderen die Befugnisse, die sie für die übernommenen Aufgaben brauchen.',
      selfStatement: 'Ich gebe anderen die Befugnisse, die sie für die übernommenen Aufgaben brauchen.',
    },
    'storytelling-gathering': {
      name: 'Geschichten erzählen & sammeln',
      aliases: ['Storytelling & Gathering'],
      statement: 'Erzählt Geschichten aus der Arbeit, um zu zeigen, worauf es ankommt.',
      selfStatement: 'Ich erzähle Geschichten aus der Arbeit, um zu zeigen, worauf es ankommt.',
    },
    'feedback-development': {
      name: 'Feedback & Entwicklung',
      aliases: ['Feedback & Development'],
      statement: 'Gibt anderen Feedback, mit dem sie besser werden können.',
      selfStatement: 'Ich gebe anderen Feedback, mit dem sie besser werden können.',
    },
    coaching: {
      name: 'Coaching',
      aliases: [],
      statement: 'Hilft anderen, Schritte hin zu ihren eigenen Zielen zu machen.',
      selfStatement: 'Ich helfe anderen, Schritte hin zu ihren eigenen Zielen zu machen.',
    },
    'appreciative-inquiry': {
      name: 'Wertschätzendes Erkunden',
      aliases: ['Appreciative Inquiry'],
      statement: 'Stellt Fragen, die anderen helfen, bessere Arbeitsweisen zu entdecken.',
      selfStatement: 'Ich stelle Fragen, die anderen helfen, bessere Arbeitsweisen zu entdecken.',
    },

    'co-defining-success': {
      name: 'Erfolg gemeinsam bestimmen',
      aliases: ['Co-defining Success'],
      statement: 'Vereinbart mit anderen im Voraus, was ein gutes Ergebnis wäre.',
      selfStatement: 'Ich vereinbare mit anderen im Voraus, was ein gutes Ergebnis wäre.',
    },
    'strategic-analysis': {
      name: 'Strategische Analyse',
      aliases: ['Strategic Analysis'],
      statement: 'Macht aus Daten Informationen, die anderen beim Planen helfen.',
      selfStatement: 'Ich mache aus Daten Informationen, die anderen beim Planen helfen.',
    },
    stewardship: {
      name: 'Sorgsamer Umgang mit Mitteln',
      aliases: ['Stewardship'],
      statement: 'Geht mit den Mitteln des Teams, etwa Zeit oder Geld, sorgsam um.',
      selfStatement: 'Ich gehe mit den Mitteln des Teams, etwa Zeit oder Geld, sorgsam um.',
    },
    'alliance-teamwork': {
      name: 'Bündnisse & Zusammenarbeit',
      aliases: ['Alliance & Teamwork'],
      statement: 'Bringt verschiedene Teams zusammen, um ein gemeinsames Ziel zu erreichen.',
      selfStatement: 'Ich bringe verschiedene Teams zusammen, um ein gemeinsames Ziel zu erreichen.',
    },
    'empowered-innovation': {
      name: 'Innovation ermöglichen',
      aliases: ['Empowered Innovation'],
      statement: 'Unterstützt Menschen, die einen neuen Weg zur Lösung eines Problems ausprobieren.',
      selfStatement: 'Ich unterstütze Menschen, die einen neuen Weg zur Lösung eines Problems ausprobieren.',
    },
  },
  askOthers: {
    'others-best-work':
      'Was brauchen Sie, um hier die beste Arbeit Ihres Lebens zu leisten? Wie trägt diese Führungsperson dazu bei, und was könnte besser sein?',
    'others-challenges':
      'Mit welchen Schwierigkeiten kann man gut zu dieser Führungsperson kommen? Mit welchen fällt es schwer?',
    'others-problem-solving':
      'Wenn Probleme zu lösen sind: Wo hilft diese Führungsperson am meisten? Ab wann ist es schwer, sie um Hilfe zu bitten?',
    'others-more-or-less':
      'Was sollte diese Führungsperson aus Ihrer Sicht öfter tun? Was sollte diese Führungsperson seltener tun?',

    'others-passion': 'Wofür brennen Sie? Wie bringen Sie das in Ihre Arbeit ein?',
    'others-strengths': 'Was sind Ihre größten Stärken? Wie setzen Sie sie bei der Arbeit ein?',
    'others-love-or-loathe': 'Was lieben Sie an Ihrer jetzigen Arbeit, und was ist Ihnen zuwider?',
    'others-communication':
      'Welche Art der Verständigung liegt Ihnen am meisten, zum Beispiel E-Mail, Kurznachricht, Rundschreiben oder Gespräch? Wie gut fühlen Sie sich über das informiert, was im Team und in der Organisation vorgeht?',
    'others-wish-to-know': 'Was wüssten Sie gern über unsere Arbeit und unser Team?',
    'others-inspiration':
      'Was begeistert Sie an Ihrer Arbeit am meisten? Welche Geschichten über andere hören Sie am liebsten?',

    'others-personal-values': 'Welche Werte sind Ihnen wichtig? Wie leben Sie sie bei der Arbeit?',
    'others-organization-values': 'Welche Werte unserer Organisation begeistern Sie am meisten, und warum?',
    'others-scarcity-or-abundance':
      'Wenn es um unsere Mittel geht: Denken wir eher vom Mangel oder eher von der Fülle her? Woran zeigt sich das?',
    'others-resources':
      'Welche Mittel sind in unserem Team und unserer Organisation am reichlichsten vorhanden? Welche sind am knappsten?',
    'others-innovation':
      'Welche Arten von Rollen oder Teams bringen hier Neues zustande? Was glauben und tun sie, das sie voranbringt?',
    'others-look-up-to': 'Zu wem in der Organisation schauen Sie am meisten auf?',
  },
  askYourself: {
    'yourself-praise': 'Wofür werden Sie am häufigsten gelobt? Welche Kompetenzen stecken dahinter?',
    'yourself-assumptions':
      'Welche Annahmen treffen Sie? Was sehen Sie vielleicht nicht, was könnte auch wahr sein, und was ist Ihr eigener Anteil daran?',
    'yourself-emotions': 'Wann überwältigen Sie Ihre Gefühle? Wie könnten Sie anders damit umgehen?',
    'yourself-care': 'Wie könnten Sie besser für sich sorgen: im Denken, im Körper, im Fühlen und im Geist?',
    'yourself-values': 'Welche Werte sind Ihnen am wichtigsten? Wie leben Sie sie bei der Arbeit?',

    'yourself-team-strengths':
      'Welche Stärken haben die Mitglieder Ihres Teams? Wie können Sie dazu beitragen, dass diese Stärken wachsen?',
    'yourself-recurring-problems':
      'Welche Probleme tauchen in Ihren Teams immer wieder auf, und was liegt ihnen zugrunde? Welche Ihrer Kompetenzen würden sie lindern?',
    'yourself-space': 'Wie können Sie Raum schaffen, damit andere nachdenken, zueinanderfinden und feiern können?',

    'yourself-organization-values':
      'Wie leben Sie die Werte der Organisation, und wo könnte es besser gehen? Wie passen sie zu Ihren eigenen Werten?',
    'yourself-influencers':
      'Wie könnten Sie besser darauf achten, was formelle und informelle Führungspersonen in der Organisation glauben, wollen und anstreben?',
    'yourself-affinity':
      'Wem in der Organisation fühlen Sie sich am nächsten, und warum? Wie könnten Sie Bande zu Führungspersonen knüpfen, zu denen Sie noch keinen Draht haben?',
  },
  practices: {
    'practice-self-inventory': {
      title: 'Furchtlose Bestandsaufnahme',
      text: 'Schreiben Sie auf, was Ihnen gut gelingt und was Ihnen schwerfällt. Hinterfragen Sie dann, was Ihnen selbstverständlich ist: über sich selbst und über die Menschen um Sie, neben Ihnen und über Ihnen.',
    },
    'practice-conversations': {
      title: 'Gespräche mit Team, Kollegium und Leitung',
      text: 'Sprechen Sie regelmäßig mit Ihrem Team, mit Kolleginnen und Kollegen und mit Ihren übergeordneten Führungspersonen darüber, wie Sie führen, damit Sie weiterlernen.',
    },
    'practice-performance-indicators': {
      title: 'Wichtige Kennzahlen',
      text: 'Sehen Sie nach, was Ihre wichtigsten Zahlen über Ihre Führung sagen. Finden Sie solche, die zeigen, wie Ergebnisse zustande kommen, und nicht nur, ob.',
    },
    'practice-curiosity': {
      title: 'Neugier pflegen',
      text: 'Gewöhnen Sie sich an, Fragen zu stellen, deren Antworten Ihnen helfen, mehr zu verstehen.',
    },
    'practice-habits': {
      title: 'Übung',
      text: 'Finden Sie heraus, was Sie gesund hält, zum Beispiel Achtsamkeit, Bewegung oder Therapie, und suchen Sie Wege, es zur Gewohnheit zu machen.',
    },
    'practice-mentor': {
      title: 'Eine Mentorin oder einen Mentor suchen',
      text: 'Lernen Sie eine Führungsperson kennen, die Sie achten, und bitten Sie sie um Begleitung.',
    },
    'practice-support-group': {
      title: 'Eine Unterstützungsgruppe gründen',
      text: 'Treffen Sie sich mit gleichgesinnten Kolleginnen und Kollegen, um gemeinsam nachzudenken, zu lernen und Probleme zu lösen.',
    },
    'practice-team-success': {
      title: 'Verstehen, was das Team erfolgreich macht',
      text: 'Finden Sie heraus, welche Fähigkeiten, Haltungen, Rollen und Mittel Ihrem Team helfen, gute Arbeit zu leisten und gesund zu bleiben.',
    },
    'practice-team-well-being': {
      title: 'Verstehen, was dem Team guttut',
      text: 'Beginnen Sie ein Gespräch darüber, wie Wohlbefinden bei der Arbeit aussieht und wie es sich anfühlt.',
    },
    'practice-team-dynamics': {
      title: 'Verstehen, wie das Team zusammenwirkt',
      text: 'Erfahren Sie, was jede und jeder Einzelne will, wichtig findet und als sinnvoll erlebt. Sehen Sie sich an, wie die Stärken in Ihrem Team ineinandergreifen.',
    },
    'practice-go-where-work-happens': {
      title: 'Dorthin gehen, wo gearbeitet wird',
      text: 'Besuchen Sie Menschen an ihrem Arbeitsplatz. Das macht Sie leichter erreichbar, schafft Vertrauen und zeigt Ihnen, wie deren Tage aussehen.',
    },
    'practice-common-language': {
      title: 'Eine gemeinsame Sprache finden',
      text: 'Einigen Sie sich auf Wörter für Stärken, Teamarbeit und Wohlbefinden: eigene oder die eines Werkzeugs wie CliftonStrengths oder DiSC.',
    },
    'practice-communication-channels': {
      title: 'Dauerhafte Wege der Verständigung schaffen',
      text: 'Richten Sie Wege ein, formelle oder andere, auf denen man erzählen kann, was gut lief, fragen, antworten und Schwierigkeiten klären.',
    },
    'practice-culture-of-questioning': {
      title: 'Eine Kultur des Fragens pflegen',
      text: 'Stellen Sie selbst gute Fragen, und ermutigen Sie Ihr Team, darin besser zu werden, um sich zu verbessern.',
    },
    'practice-mission-vision-values': {
      title: 'Auftrag, Vision, Werte',
      text: 'Lernen Sie Auftrag, Vision und Werte kennen, und sehen Sie, wo das Team und die Organisation sie leben und wo sie dahinter zurückbleiben.',
    },
    'practice-influencers': {
      title: 'Formeller und informeller Einfluss',
      text: 'Finden Sie heraus, wer etwas bewegt und die Kultur prägt, mit oder ohne Titel: zuerst in Ihrem Team, dann daneben, dann weiter weg.',
    },
    'practice-innovation-attitudes': {
      title: 'Haltungen zu Neuem',
      text: 'Finden Sie heraus, wie die Organisation über neue Ideen denkt: ob es Raum für sie gibt oder nicht. Sehen Sie, wer sie umsetzt und welche Überzeugungen und Gewohnheiten im Weg sind.',
    },
    'practice-live-values': {
      title: 'Werte von Organisation und Team sichtbar leben',
      text: 'Sagen Sie, auf welchem Wert eine Handlung oder Entscheidung beruht. Geben Sie anderen einen Ort, um darüber zu sprechen, wo Werte und Taten zusammenpassen und wo anscheinend nicht.',
    },
    'practice-recognition': {
      title: 'Anerkennen und Feiern zur festen Einrichtung machen',
      text: 'Machen Sie Dank, Anerkennung und Feiern zur Gewohnheit. Fangen Sie im Nahen an, und suchen Sie Gelegenheiten, sie in größerem Kreis sichtbar zu machen.',
    },
    'practice-metric-for-humanity': {
      title: 'Eine Kennzahl der Menschlichkeit',
      text: 'Wählen Sie ein aussagekräftiges Maß für Wohlbefinden, und setzen Sie sich dafür ein, dass es allen Führungspersonen neben den anderen Zahlen gezeigt wird.',
    },
    'practice-partnerships': {
      title: 'Strategische Partnerschaften aufbauen',
      text: 'Finden Sie heraus, wessen Arbeit sich auf Ihre auswirkt. Lernen Sie diese Teams und ihre Leitung kennen, und verbinden Sie Ihr Team mit ihnen.',
    },
  },
  advice: {
    'advice-emerging-individual':
      'Beginnen Sie bei sich selbst. Die individuellen Kompetenzen von Heartset, Mindset und Skillset tragen alles, was später kommt.',
    'advice-emerging-foundations':
      'Üben Sie dann die Grundlagen der Führung anderer: aktives Zuhören, transparente Kommunikation und positive Gefühle bei der Arbeit.',
    'advice-emerging-manage-up':
      'Führen Sie mit wachsender Sicherheit auch nach oben: Bitten Sie Ihre Vorgesetzten, das Warum zu erklären, sich darauf zu einigen, was Erfolg heißt, und Verantwortung zu teilen.',
    'advice-mid-level-individual':
      'Kommen Sie zuerst zu sich selbst zurück. Das Tagesgeschäft verdrängt leicht das eigene Wachstum; jetzt ist die Zeit für Kompetenzen jenseits der Grundlagen.',
    'advice-mid-level-relational':
      'Schenken Sie der Führung anderer die größte Aufmerksamkeit. Fragen Sie Ihr Team, Kolleginnen und Kollegen und übergeordnete Führungspersonen, wo Sie wachsen könnten; solche Gespräche helfen auch ihnen zu wachsen.',
    'advice-mid-level-mission':
      'Wählen Sie Kompetenzen der Mission, in denen Sie wachsen möchten. Kontakte über den eigenen Bereich hinaus zeigen Ihnen mehr von der Strategie.',
    'advice-senior-individual':
      'Beginnen Sie auch jetzt bei sich selbst: Es gibt noch mehr zu lernen, und andere folgen dem Beispiel, das Sie geben.',
    'advice-senior-relational':
      'Andere zu führen ist inzwischen wohl eine Ihrer Stärken. Wenden Sie sich den fortgeschrittenen Kompetenzen zu: Einbeziehung, Fairness und guter Umgang mit Konflikten.',
    'advice-senior-mission':
      'Hinterlassen Sie etwas, das bleibt. Bauen Sie die Kompetenzen der Mission aus, und helfen Sie Bereichen, miteinander zu sprechen, sich zu verbinden und gemeinsam zu planen.',
  },
};
