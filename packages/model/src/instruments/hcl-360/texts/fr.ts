import type { Hcl360Texts } from '../structure/hcl-360.structure.ts';

/**
 * French. A forward translation of `en.ts` by the makers of Heartset: not translated back by anybody else, and not tried
 * with readers yet; docs/INSTRUMENT.md says what that would take. Statements begin with the verb, and what is said of the
 * leader agrees with no gender.
 */
export const fr: Hcl360Texts = {
  locale: 'fr',
  name: 'Leadership centré sur l’humain 360',
  credit:
    'D’après le Human-Centered Leadership Mastery Model, publié en 2020 par l’Experience Innovation Network (Vocera) avec Intermountain Healthcare. Les affirmations de l’enquête sont celles de Heartset, traduites par Heartset ; les auteurs du modèle n’ont ni relu ni approuvé ces affirmations et leur traduction.',
  scale: {
    question: 'À quelle fréquence observez-vous cela ?',
    selfQuestion: 'À quelle fréquence faites-vous cela ?',
    labels: ['jamais', 'rarement', 'parfois', 'souvent', 'toujours'],
    notObserved: {
      label: 'Je n’ai pas pu l’observer',
      selfLabel: 'Je n’en ai pas eu l’occasion',
    },
  },
  foci: {
    heartset: {
      name: 'Heartset',
      idea: 'les émotions comptent',
      description:
        'On vient au travail avec tout ce que l’on est : ses émotions, ses besoins et sa façon de voir les choses.',
    },
    mindset: {
      name: 'Mindset',
      idea: 'la progression compte',
      description: 'On peut toujours progresser, et on y arrive le mieux quand on voit le sens de son travail.',
    },
    skillset: {
      name: 'Skillset',
      idea: 'les résultats comptent',
      description: 'Bien savoir diriger sert la mission et les personnes qui la réalisent.',
    },
  },
  applications: {
    individual: {
      name: 'Individuel',
      idea: 'se diriger soi-même',
      description: 'Se connaître, et garder assez d’équilibre pour aller vers les autres avec attention.',
    },
    relational: {
      name: 'Relationnel',
      idea: 'diriger les autres',
      description: 'Comprendre les autres, et les aider à grandir dans leur travail et comme personnes.',
    },
    mission: {
      name: 'Mission',
      idea: 'mener l’organisation vers l’excellence',
      description: 'Vivre la mission de l’organisation, et aider les autres à donner le meilleur pour elle.',
    },
  },
  coreHeadline: 'Ce sur quoi tout le reste repose',
  cells: {
    'heartset-individual': 'Faire preuve d’ouverture, de franchise et d’envie d’apprendre',
    'heartset-relational': 'Donner aux autres accueil, confiance et compréhension',
    'heartset-mission': 'Donner des raisons de tenir à ce que l’on fait',
    'mindset-individual': 'Rester en bonne santé tout en apprenant et en s’adaptant',
    'mindset-relational': 'Aider les autres à réfléchir ensemble au mieux',
    'mindset-mission': 'Relier l’équipe à toute l’organisation',
    'skillset-individual': 'Garder son calme, son attention et sa parole',
    'skillset-relational': 'Écouter, guider et aider les autres à se développer',
    'skillset-mission': 'Transformer des objectifs communs en résultats',
  },
  items: {
    commitment: {
      name: 'Engagement pour un leadership centré sur l’humain',
      aliases: ['Commitment to Human-Centered Leadership'],
      statement: 'Prend soin du bien-être des personnes, même quand la pression des résultats est forte.',
      selfStatement: 'Je prends soin du bien-être des personnes, même quand la pression des résultats est forte.',
    },

    'self-awareness': {
      name: 'Conscience de soi',
      aliases: ['Self-Awareness'],
      statement: 'Dit ouvertement quand quelqu’un d’autre convient mieux pour une tâche.',
      selfStatement: 'Je dis ouvertement quand quelqu’un d’autre convient mieux pour une tâche.',
    },
    curiosity: {
      name: 'Curiosité',
      aliases: ['Curiosity'],
      statement: 'Pose des questions avant de juger une situation.',
      selfStatement: 'Je pose des questions avant de juger une situation.',
    },
    'humility-selflessness': {
      name: 'Humilité et altruisme',
      aliases: ['Humility & Selflessness'],
      statement: 'Fait ce qui aide l’équipe, même quand le mérite revient à quelqu’un d’autre.',
      selfStatement: 'Je fais ce qui aide l’équipe, même quand le mérite revient à quelqu’un d’autre.',
    },
    authenticity: {
      name: 'Authenticité',
      aliases: ['Authenticity'],
      statement: 'Donne une opinion sincère plutôt que de dire ce que les autres veulent entendre.',
      selfStatement: 'Je donne une opinion sincère plutôt que de dire ce que les autres veulent entendre.',
    },
    'courage-vulnerability': {
      name: 'Courage et vulnérabilité',
      aliases: ['Courage & Vulnerability'],
      statement: 'Reconnaît ouvertement ses erreurs plutôt que de les cacher.',
      selfStatement: 'Je reconnais ouvertement mes erreurs plutôt que de les cacher.',
    },

    'accessibility-approachability': {
      name: 'Disponibilité et ouverture',
      aliases: ['Accessibility & Approachability'],
      statement: 'Prend du temps pour les personnes qui veulent parler.',
      selfStatement: 'Je prends du temps pour les personnes qui veulent parler.',
    },
    'maximizing-positive-emotions': {
      name: 'Favoriser les émotions positives',
      aliases: ['Maximizing Positive Emotions', 'Maximize Access to Positive Emotions'],
      statement: 'Crée dans le travail quotidien des moments que les autres apprécient.',
      selfStatement: 'Je crée dans le travail quotidien des moments que les autres apprécient.',
    },
    'trust-trustworthiness': {
      name: 'Confiance et fiabilité',
      aliases: ['Trust & Trustworthiness'],
      statement: 'Montre aux autres qu’on leur fait confiance pour bien travailler.',
      selfStatement: 'Je montre aux autres qu’on leur fait confiance pour bien travailler.',
    },
    'empathy-compassion': {
      name: 'Empathie et compassion',
      aliases: ['Empathy & Compassion'],
      statement: 'Offre du soutien quand quelqu’un traverse un moment difficile.',
      selfStatement: 'J’offre du soutien quand quelqu’un traverse un moment difficile.',
    },
    'attunement-to-bias': {
      name: 'Attention aux préjugés',
      aliases: ['Attunement to Bias'],
      statement: 'Demande ouvertement si des préjugés pourraient influencer une décision.',
      selfStatement: 'Je demande ouvertement si des préjugés pourraient influencer une décision.',
    },

    'celebration-recognition': {
      name: 'Célébration et reconnaissance',
      aliases: ['Celebration & Recognition'],
      statement: 'Prend le temps de fêter ce que les autres ont accompli.',
      selfStatement: 'Je prends le temps de fêter ce que les autres ont accompli.',
    },
    'vision-purpose-engagement': {
      name: 'Vision, sens et engagement',
      aliases: ['Vision, Purpose, & Engagement'],
      statement: 'Décrit un avenir que les autres ont envie d’aider à construire.',
      selfStatement: 'Je décris un avenir que les autres ont envie d’aider à construire.',
    },

    'commitment-to-self-care': {
      name: 'Engagement à prendre soin de soi',
      aliases: ['Commitment to Self-Care'],
      statement: 'Montre l’exemple par de saines habitudes de travail, comme prendre des pauses.',
      selfStatement: 'Je montre l’exemple par de saines habitudes de travail, comme prendre des pauses.',
    },
    'situational-awareness': {
      name: 'Attention à la situation',
      aliases: ['Situational Awareness'],
      statement: 'Réagit quand l’ambiance d’un groupe change.',
      selfStatement: 'Je réagis quand l’ambiance d’un groupe change.',
    },
    'growth-mindset': {
      name: 'État d’esprit de progression',
      aliases: ['Growth Mindset'],
      statement: 'Encourage les autres à apprendre des choses qu’ils ne savent pas encore faire.',
      selfStatement: 'J’encourage les autres à apprendre des choses qu’ils ne savent pas encore faire.',
    },
    'adaptive-acumen': {
      name: 'Sens de l’adaptation',
      aliases: ['Adaptive Acumen'],
      statement: 'Utilise les leçons du passé pour faire face à des situations nouvelles.',
      selfStatement: 'J’utilise les leçons du passé pour faire face à des situations nouvelles.',
    },
    'polarity-management': {
      name: 'Gestion des polarités',
      aliases: ['Polarity Management'],
      statement: 'Continue à trouver des façons de gérer les problèmes sans solution définitive.',
      selfStatement: 'Je continue à trouver des façons de gérer les problèmes sans solution définitive.',
    },

    teamwork: {
      name: 'Travail d’équipe',
      aliases: ['Teamwork'],
      statement: 'Invite à exprimer des avis différents quand on travaille à un but commun.',
      selfStatement: 'J’invite à exprimer des avis différents quand on travaille à un but commun.',
    },
    'focus-on-the-why': {
      name: 'L’accent sur le pourquoi',
      aliases: ['Focus on the Why'],
      statement: 'Explique aux autres pourquoi une décision a été prise.',
      selfStatement: 'J’explique aux autres pourquoi une décision a été prise.',
    },
    'transparent-communication': {
      name: 'Communication transparente',
      aliases: ['Transparent Communication', 'Transparency & Communication'],
      statement: 'Partage les informations utiles aux autres sans attendre qu’on les demande.',
      selfStatement: 'Je partage les informations utiles aux autres sans attendre qu’on les demande.',
    },
    'process-flexibility': {
      name: 'Souplesse des processus',
      aliases: ['Process Flexibility'],
      statement: 'Aide les autres à changer des routines qui créent du travail inutile.',
      selfStatement: 'J’aide les autres à changer des routines qui créent du travail inutile.',
    },
    'shared-accountability': {
      name: 'Responsabilité partagée',
      aliases: ['Shared Accountability'],
      statement: 'Prend une part de la responsabilité quand l’équipe n’atteint pas un objectif.',
      selfStatement: 'Je prends une part de la responsabilité quand l’équipe n’atteint pas un objectif.',
    },
    'coach-mindset': {
      name: 'Posture de coach',
      aliases: ['Coach Mindset'],
      statement: 'Demande aux autres leurs propres idées avant de donner un conseil.',
      selfStatement: 'Je demande aux autres leurs propres idées avant de donner un conseil.',
    },
    'empowered-decision-making': {
      name: 'Participation aux décisions',
      aliases: ['Empowered Decision Making'],
      statement: 'Demande l’avis des autres avant de prendre une décision qui les touche.',
      selfStatement: 'Je demande l’avis des autres avant de prendre une décision qui les touche.',
    },

    'strategic-awareness': {
      name: 'Conscience stratégique',
      aliases: ['Strategic Awareness'],
      statement: 'Explique comment le travail quotidien sert les objectifs de l’organisation.',
      selfStatement: 'J’explique comment le travail quotidien sert les objectifs de l’organisation.',
    },
    'organizational-acumen': {
      name: 'Connaissance de l’organisation',
      aliases: ['Organizational Acumen'],
      statement: 'Obtient du soutien pour l’équipe auprès d’autres services de l’organisation.',
      selfStatement: 'J’obtiens du soutien pour l’équipe auprès d’autres services de l’organisation.',
    },

    'self-regulation': {
      name: 'Maîtrise de soi',
      aliases: ['Self-Regulation'],
      statement: 'Reste calme avec les autres quand une situation est stressante.',
      selfStatement: 'Je reste calme avec les autres quand une situation est stressante.',
    },
    'mindfulness-practice': {
      name: 'Pratique de la pleine conscience',
      aliases: ['Mindfulness Practice'],
      statement: 'Fait une pause pour se concentrer avant de commencer quelque chose d’important.',
      selfStatement: 'Je fais une pause pour me concentrer avant de commencer quelque chose d’important.',
    },
    credibility: {
      name: 'Crédibilité',
      aliases: ['Credibility'],
      statement: 'Tient les promesses faites aux autres.',
      selfStatement: 'Je tiens les promesses faites aux autres.',
    },

    'active-listening': {
      name: 'Écoute active',
      aliases: ['Active Listening'],
      statement: 'Écoute les autres sans faire autre chose en même temps.',
      selfStatement: 'J’écoute les autres sans faire autre chose en même temps.',
    },
    'empowered-delegation': {
      name: 'Délégation avec autonomie',
      aliases: ['Empowered Delegation'],
      statement: 'Donne aux autres l’autorité nécessaire pour les tâches qu’ils prennent en charge.',
      selfStatement: 'Je donne aux autres l’autorité nécessaire pour les tâches qu’ils prennent en charge.',
    },
    'storytelling-gathering': {
      name: 'Raconter et recueillir des histoires',
      aliases: ['Storytelling & Gathering'],
      statement: 'Raconte des histoires tirées du travail pour montrer ce qui compte.',
      selfStatement: 'Je raconte des histoires tirées du travail pour montrer ce qui compte.',
    },
    'feedback-development': {
      name: 'Feedback et développement',
      aliases: ['Feedback & Development'],
      statement: 'Donne aux autres un feedback qu’ils peuvent utiliser pour progresser.',
      selfStatement: 'Je donne aux autres un feedback qu’ils peuvent utiliser pour progresser.',
    },
    coaching: {
      name: 'Coaching',
      aliases: [],
      statement: 'Aide les autres à avancer vers leurs propres buts.',
      selfStatement: 'J’aide les autres à avancer vers leurs propres buts.',
    },
    'appreciative-inquiry': {
      name: 'Démarche appréciative',
      aliases: ['Appreciative Inquiry'],
      statement: 'Pose des questions qui aident à découvrir de meilleures façons de travailler.',
      selfStatement: 'Je pose des questions qui aident à découvrir de meilleures façons de travailler.',
    },

    'co-defining-success': {
      name: 'Définir ensemble la réussite',
      aliases: ['Co-defining Success'],
      statement: 'Convient à l’avance avec les autres de ce que serait un bon résultat.',
      selfStatement: 'Je conviens à l’avance avec les autres de ce que serait un bon résultat.',
    },
    'strategic-analysis': {
      name: 'Analyse stratégique',
      aliases: ['Strategic Analysis'],
      statement: 'Transforme des données en informations qui aident les autres à planifier.',
      selfStatement: 'Je transforme des données en informations qui aident les autres à planifier.',
    },
    stewardship: {
      name: 'Usage responsable des moyens',
      aliases: ['Stewardship'],
      statement: 'Utilise avec soin les moyens de l’équipe, comme le temps ou l’argent.',
      selfStatement: 'J’utilise avec soin les moyens de l’équipe, comme le temps ou l’argent.',
    },
    'alliance-teamwork': {
      name: 'Alliances et travail en commun',
      aliases: ['Alliance & Teamwork'],
      statement: 'Réunit différentes équipes pour atteindre un but commun.',
      selfStatement: 'Je réunis différentes équipes pour atteindre un but commun.',
    },
    'empowered-innovation': {
      name: 'Rendre l’innovation possible',
      aliases: ['Empowered Innovation'],
      statement: 'Soutient les personnes qui essaient une nouvelle façon de résoudre un problème.',
      selfStatement: 'Je soutiens les personnes qui essaient une nouvelle façon de résoudre un problème.',
    },
  },
  askOthers: {
    'others-best-work':
      'De quoi avez-vous besoin pour faire ici le meilleur travail de votre vie ? Comment cette personne y contribue-t-elle, et qu’est-ce qui pourrait aller mieux ?',
    'others-challenges':
      'De quels problèmes est-il facile de parler à cette personne ? De quels problèmes est-il difficile de lui parler ?',
    'others-problem-solving':
      'Quand il faut résoudre un problème, où l’aide de cette personne est-elle la plus précieuse ? À partir de quand est-il difficile de lui demander de l’aide ?',
    'others-more-or-less':
      'Qu’aimeriez-vous que cette personne fasse davantage ? Qu’aimeriez-vous que cette personne fasse moins ?',

    'others-passion': 'Qu’est-ce qui vous passionne ? Comment cela se retrouve-t-il dans votre travail ?',
    'others-strengths': 'Quelles sont vos plus grandes forces ? Comment les utilisez-vous au travail ?',
    'others-love-or-loathe': 'Qu’aimez-vous dans votre travail actuel, et qu’est-ce que vous y détestez ?',
    'others-communication':
      'Quel mode de communication vous convient le mieux, par exemple e-mail, message, lettre d’information ou conversation ? Vous sentez-vous au courant de ce qui se passe dans l’équipe et dans l’organisation ?',
    'others-wish-to-know': 'Qu’aimeriez-vous savoir sur notre travail et notre équipe ?',
    'others-inspiration':
      'Qu’est-ce qui vous inspire le plus dans votre travail ? Quelles histoires sur les autres aimez-vous le plus entendre ?',

    'others-personal-values': 'Quelles sont vos valeurs personnelles ? Comment les vivez-vous au travail ?',
    'others-organization-values':
      'Parmi les valeurs de notre organisation, lesquelles vous inspirent le plus, et pourquoi ?',
    'others-scarcity-or-abundance':
      'Quand il s’agit de moyens, pensons-nous plutôt en termes de manque ou d’abondance ? À quoi cela se voit-il ?',
    'others-resources':
      'Quels moyens sont les plus abondants dans notre équipe et dans notre organisation ? Lesquels sont les plus rares ?',
    'others-innovation':
      'Quels types de fonctions ou d’équipes font avancer l’innovation ici ? Qu’est-ce qui, dans leurs convictions et leurs actes, le leur permet ?',
    'others-look-up-to': 'Qui admirez-vous le plus dans l’organisation ?',
  },
  askYourself: {
    'yourself-praise': 'De quoi vous félicite-t-on le plus souvent ? Quelles compétences se cachent derrière ?',
    'yourself-assumptions':
      'Quelles suppositions faites-vous ? Qu’est-ce que vous ne voyez peut-être pas, qu’est-ce qui pourrait être vrai aussi, et quelle est votre propre part ?',
    'yourself-emotions': 'Quand vos émotions vous débordent-elles ? Comment pourriez-vous y faire face autrement ?',
    'yourself-care':
      'Comment pourriez-vous mieux prendre soin de vous : dans vos pensées, votre corps, vos émotions et votre esprit ?',
    'yourself-values': 'Quelles valeurs comptent le plus pour vous ? Comment les vivez-vous au travail ?',

    'yourself-team-strengths':
      'Quelles sont les forces des membres de votre équipe ? Comment pouvez-vous les aider à les développer ?',
    'yourself-recurring-problems':
      'Quels problèmes reviennent sans cesse dans vos équipes, et quelle en est la racine ? Lesquelles de vos compétences pourraient les soulager ?',
    'yourself-space': 'Comment pouvez-vous ménager du temps pour réfléchir, se retrouver et célébrer ?',

    'yourself-organization-values':
      'Comment vivez-vous les valeurs de l’organisation, et où pourriez-vous faire mieux ? Comment s’accordent-elles avec vos propres valeurs ?',
    'yourself-influencers':
      'Comment pourriez-vous être plus à l’écoute de ce que croient, veulent et visent les personnes qui dirigent l’organisation, avec ou sans titre ?',
    'yourself-affinity':
      'De qui, dans l’organisation, vous sentez-vous le plus proche, et pourquoi ? Comment pourriez-vous nouer des liens avec des responsables que vous ne côtoyez pas encore ?',
  },
  practices: {
    'practice-self-inventory': {
      title: 'Un bilan de soi sans peur',
      text: 'Notez ce que vous faites bien et ce qui vous est difficile. Interrogez ensuite ce qui vous paraît évident : sur vous-même, et sur les personnes autour de vous, à côté de vous et au-dessus de vous.',
    },
    'practice-conversations': {
      title: 'Échanges avec l’équipe, les collègues et la hiérarchie',
      text: 'Parlez régulièrement de votre façon de diriger avec votre équipe, vos collègues et vos responsables hiérarchiques, pour continuer à apprendre.',
    },
    'practice-performance-indicators': {
      title: 'Indicateurs clés',
      text: 'Regardez ce que vos chiffres clés disent de votre façon de diriger. Trouvez-en qui montrent comment les résultats sont obtenus, et pas seulement s’ils le sont.',
    },
    'practice-curiosity': {
      title: 'Cultiver la curiosité',
      text: 'Prenez l’habitude de poser des questions dont les réponses vous aident à mieux comprendre.',
    },
    'practice-habits': {
      title: 'Pratique',
      text: 'Cherchez ce qui vous garde en forme, par exemple la pleine conscience, l’exercice ou une thérapie, et trouvez comment en faire une habitude.',
    },
    'practice-mentor': {
      title: 'Chercher une ou un mentor',
      text: 'Faites la connaissance d’une personne qui dirige et que vous respectez, et demandez-lui de vous accompagner.',
    },
    'practice-support-group': {
      title: 'Créer un groupe de soutien',
      text: 'Retrouvez des collègues qui partagent vos idées pour réfléchir, apprendre et résoudre des problèmes ensemble.',
    },
    'practice-team-success': {
      title: 'Comprendre ce qui fait réussir l’équipe',
      text: 'Cherchez quelles compétences, attitudes, fonctions et quels moyens aident votre équipe à bien travailler et à bien se porter.',
    },
    'practice-team-well-being': {
      title: 'Comprendre le bien-être de l’équipe',
      text: 'Ouvrez une conversation sur ce qu’est le bien-être au travail et sur ce que l’on y ressent.',
    },
    'practice-team-dynamics': {
      title: 'Comprendre la dynamique de l’équipe',
      text: 'Apprenez ce que chaque personne veut, ce à quoi elle tient et ce qui a du sens pour elle. Regardez comment les forces de votre équipe se complètent.',
    },
    'practice-go-where-work-happens': {
      title: 'Aller là où le travail se fait',
      text: 'Allez voir les personnes là où elles travaillent. Cela vous rend plus accessible, crée de la confiance et vous montre à quoi ressemblent leurs journées.',
    },
    'practice-common-language': {
      title: 'Adopter un langage commun',
      text: 'Mettez-vous d’accord sur des mots pour les forces, le travail d’équipe et le bien-être : les vôtres, ou ceux d’un outil comme CliftonStrengths ou DiSC.',
    },
    'practice-communication-channels': {
      title: 'Créer des canaux d’échange permanents',
      text: 'Mettez en place des moyens, formels ou non, de raconter ce qui s’est bien passé, de demander, de répondre et de régler les difficultés.',
    },
    'practice-culture-of-questioning': {
      title: 'Cultiver l’art de questionner',
      text: 'Posez vous-même de bonnes questions, et encouragez votre équipe à en poser de meilleures pour progresser.',
    },
    'practice-mission-vision-values': {
      title: 'Mission, vision, valeurs',
      text: 'Faites connaissance avec la mission, la vision et les valeurs, et voyez où l’équipe et l’organisation les vivent et où elles n’y arrivent pas.',
    },
    'practice-influencers': {
      title: 'Influences formelles et informelles',
      text: 'Cherchez qui fait bouger les choses et façonne la culture, avec ou sans titre : d’abord dans votre équipe, puis à côté, puis plus loin.',
    },
    'practice-innovation-attitudes': {
      title: 'Attitudes face à l’innovation',
      text: 'Cherchez comment l’organisation considère les idées nouvelles : si elle leur fait de la place ou non. Voyez qui les réalise, et quelles convictions et habitudes leur font obstacle.',
    },
    'practice-live-values': {
      title: 'Vivre visiblement les valeurs de l’organisation et de l’équipe',
      text: 'Dites sur quelle valeur repose une action ou une décision. Donnez aux autres un lieu pour parler de là où valeurs et actes s’accordent et de là où ils semblent diverger.',
    },
    'practice-recognition': {
      title: 'Ancrer la reconnaissance et la célébration dans le quotidien',
      text: 'Faites des remerciements, de la reconnaissance et de la célébration une habitude. Commencez près de vous, et cherchez des occasions de les rendre visibles plus loin.',
    },
    'practice-metric-for-humanity': {
      title: 'Mettre en avant une mesure de l’humain',
      text: 'Choisissez une mesure parlante du bien-être, et œuvrez pour qu’elle soit montrée à chaque responsable à côté des autres chiffres.',
    },
    'practice-partnerships': {
      title: 'Bâtir des partenariats stratégiques',
      text: 'Cherchez qui fait un travail dont le vôtre dépend. Faites connaissance avec ces équipes et leurs responsables, et mettez votre équipe en lien avec elles.',
    },
  },
  advice: {
    'advice-emerging-individual':
      'Commencez par vous-même. Les compétences individuelles de Heartset, Mindset et Skillset portent tout ce qui vient ensuite.',
    'advice-emerging-foundations':
      'Exercez ensuite les bases de la direction des autres : l’écoute active, la communication transparente et les émotions positives au travail.',
    'advice-emerging-manage-up':
      'À mesure que vous gagnez en assurance, dirigez aussi vers le haut : demandez à vos responsables d’expliquer le pourquoi, de convenir de ce que veut dire réussir et de partager la responsabilité.',
    'advice-mid-level-individual':
      'Revenez d’abord à vous-même. Le travail quotidien prend vite la place de votre propre progression ; c’est le moment des compétences qui vont au-delà des bases.',
    'advice-mid-level-relational':
      'Accordez le plus d’attention à la direction des autres. Demandez à votre équipe, à vos collègues et à vos responsables hiérarchiques où vous pourriez progresser ; ces échanges les aident à progresser aussi.',
    'advice-mid-level-mission':
      'Choisissez des compétences de la mission à développer. Des contacts au-delà de votre service vous montreront davantage de la stratégie.',
    'advice-senior-individual':
      'Commencez par vous-même, même maintenant : il reste à apprendre, et les autres suivent l’exemple que vous donnez.',
    'advice-senior-relational':
      'Diriger les autres est sans doute devenu l’une de vos forces. Tournez-vous vers les compétences avancées : l’inclusion, l’équité et une bonne gestion des conflits.',
    'advice-senior-mission':
      'Laissez quelque chose qui dure. Développez les compétences de la mission, et aidez les services à se parler, à se rapprocher et à planifier ensemble.',
  },
};
