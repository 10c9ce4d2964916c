import type { Hcl360Texts } from '../structure/hcl-360.structure.ts';

/**
 * Spanish. A forward translation of `en.ts` by the makers of Heartset: not translated back by anybody else, and not tried
 * with readers yet; docs/INSTRUMENT.md says what that would take. Statements begin with the verb, and what is said of the
 * leader agrees with no gender.
 */
export const es: Hcl360Texts = {
  locale: 'es',
  name: 'Liderazgo centrado en las personas 360',
  credit:
    'Basado en el Human-Centered Leadership Mastery Model, publicado en 2020 por el Experience Innovation Network (Vocera) con Intermountain Healthcare. Las afirmaciones de la encuesta son de Heartset, y también su traducción; quienes crearon el modelo no han revisado ni aprobado las afirmaciones ni la traducción.',
  scale: {
    question: '¿Con qué frecuencia observa esto?',
    selfQuestion: '¿Con qué frecuencia hace esto?',
    labels: ['nunca', 'rara vez', 'a veces', 'a menudo', 'siempre'],
    notObserved: {
      label: 'No he podido observarlo',
      selfLabel: 'No he tenido ocasión de hacerlo',
    },
  },
  foci: {
    heartset: {
      name: 'Heartset',
      idea: 'los sentimientos importan',
      description:
        'Las personas llegan al trabajo enteras: con sus sentimientos, sus necesidades y su forma de ver las cosas.',
    },
    mindset: {
      name: 'Mindset',
      idea: 'el crecimiento importa',
      description: 'Las personas pueden seguir creciendo, y lo hacen mejor cuando ven el sentido de su trabajo.',
    },
    skillset: {
      name: 'Skillset',
      idea: 'los resultados importan',
      description: 'Saber dirigir bien sirve a la misión y a las personas que la llevan a cabo.',
    },
  },
  applications: {
    individual: {
      name: 'Individual',
      idea: 'autoliderazgo',
      description: 'Conocerse y mantener el equilibrio necesario para tratar con atención a otras personas.',
    },
    relational: {
      name: 'Relacional',
      idea: 'dirigir a otras personas',
      description: 'Comprender a las personas y ayudarlas a crecer en su trabajo y como personas.',
    },
    mission: {
      name: 'Misión',
      idea: 'llevar la organización a la excelencia',
      description: 'Vivir la misión de la organización y ayudar a otras personas a dar lo mejor por ella.',
    },
  },
  coreHeadline: 'En lo que se apoya todo lo demás',
  cells: {
    'heartset-individual': 'Actuar con apertura, honestidad y ganas de aprender',
    'heartset-relational': 'Ofrecer acogida, confianza y comprensión',
    'heartset-mission': 'Dar razones para que el trabajo importe',
    'mindset-individual': 'Cuidar la salud al aprender y adaptarse',
    'mindset-relational': 'Ayudar a pensar mejor en equipo',
    'mindset-mission': 'Conectar al equipo con toda la organización',
    'skillset-individual': 'Mostrar calma, concentración y fiabilidad',
    'skillset-relational': 'Escuchar, guiar y ayudar a desarrollarse',
    'skillset-mission': 'Convertir metas comunes en resultados',
  },
  items: {
    commitment: {
      name: 'Compromiso con el liderazgo centrado en las personas',
      aliases: ['Commitment to Human-Centered Leadership'],
      statement: 'Cuida el bienestar de las personas, incluso cuando hay mucha presión por los resultados.',
      selfStatement: 'Cuido el bienestar de las personas, incluso cuando hay mucha presión por los resultados.',
    },

    'self-awareness': {
      name: 'Conocimiento de sí',
      aliases: ['Self-Awareness'],
      statement: 'Dice abiertamente cuándo otra persona es más adecuada para una tarea.',
      selfStatement: 'Digo abiertamente cuándo otra persona es más adecuada para una tarea.',
    },
    curiosity: {
      name: 'Curiosidad',
      aliases: ['Curiosity'],
      statement: 'Hace preguntas antes de juzgar una situación.',
      selfStatement: 'Hago preguntas antes de juzgar una situación.',
    },
    'humility-selflessness': {
      name: 'Humildad y altruismo',
      aliases: ['Humility & Selflessness'],
      statement: 'Hace lo que ayuda al equipo, aunque el mérito sea para otra persona.',
      selfStatement: 'Hago lo que ayuda al equipo, aunque el mérito sea para otra persona.',
    },
    authenticity: {
      name: 'Autenticidad',
      aliases: ['Authenticity'],
      statement: 'Da una opinión sincera en lugar de decir lo que la gente quiere oír.',
      selfStatement: 'Doy una opinión sincera en lugar de decir lo que la gente quiere oír.',
    },
    'courage-vulnerability': {
      name: 'Valentía y vulnerabilidad',
      aliases: ['Courage & Vulnerability'],
      statement: 'Reconoce abiertamente sus errores en lugar de ocultarlos.',
      selfStatement: 'Reconozco abiertamente mis errores en lugar de ocultarlos.',
    },

    'accessibility-approachability': {
      name: 'Accesibilidad y cercanía',
      aliases: ['Accessibility & Approachability'],
      statement: 'Dedica tiempo a las personas que quieren hablar.',
      selfStatement: 'Dedico tiempo a las personas que quieren hablar.',
    },
    'maximizing-positive-emotions': {
      name: 'Potenciar las emociones positivas',
      aliases: ['Maximizing Positive Emotions', 'Maximize Access to Positive Emotions'],
      statement: 'Hace que en el trabajo diario haya momentos que la gente disfruta.',
      selfStatement: 'Hago que en el trabajo diario haya momentos que la gente disfruta.',
    },
    'trust-trustworthiness': {
      name: 'Confianza y fiabilidad',
      aliases: ['Trust & Trustworthiness'],
      statement: 'Muestra a las personas que confía en que harán un buen trabajo.',
      selfStatement: 'Muestro a las personas que confío en que harán un buen trabajo.',
    },
    'empathy-compassion': {
      name: 'Empatía y compasión',
      aliases: ['Empathy & Compassion'],
      statement: 'Ofrece apoyo cuando alguien pasa por un momento difícil.',
      selfStatement: 'Ofrezco apoyo cuando alguien pasa por un momento difícil.',
    },
    'attunement-to-bias': {
      name: 'Atención a los prejuicios',
      aliases: ['Attunement to Bias'],
      statement: 'Pregunta abiertamente si los prejuicios podrían influir en una decisión.',
      selfStatement: 'Pregunto abiertamente si los prejuicios podrían influir en una decisión.',
    },

    'celebration-recognition': {
      name: 'Celebración y reconocimiento',
      aliases: ['Celebration & Recognition'],
      statement: 'Se toma tiempo para celebrar lo que las personas han logrado.',
      selfStatement: 'Me tomo tiempo para celebrar lo que las personas han logrado.',
    },
    'vision-purpose-engagement': {
      name: 'Visión, propósito y compromiso',
      aliases: ['Vision, Purpose, & Engagement'],
      statement: 'Describe un futuro que la gente quiere ayudar a construir.',
      selfStatement: 'Describo un futuro que la gente quiere ayudar a construir.',
    },

    'commitment-to-self-care': {
      name: 'Compromiso con el autocuidado',
      aliases: ['Commitment to Self-Care'],
      statement: 'Da ejemplo de hábitos de trabajo saludables, como hacer pausas.',
      selfStatement: 'Doy ejemplo de hábitos de trabajo saludables, como hacer pausas.',
    },
    'situational-awareness': {
      name: 'Atención a la situación',
      aliases: ['Situational Awareness'],
      statement: 'Reacciona cuando cambia el ambiente de un grupo.',
      selfStatement: 'Reacciono cuando cambia el ambiente de un grupo.',
    },
    'growth-mindset': {
      name: 'Mentalidad de crecimiento',
      aliases: ['Growth Mindset'],
      statement: 'Anima a las personas a aprender cosas que todavía no saben hacer.',
      selfStatement: 'Animo a las personas a aprender cosas que todavía no saben hacer.',
    },
    'adaptive-acumen': {
      name: 'Capacidad de adaptación',
      aliases: ['Adaptive Acumen'],
      statement: 'Usa las lecciones del pasado para afrontar situaciones nuevas.',
      selfStatement: 'Uso las lecciones del pasado para afrontar situaciones nuevas.',
    },
    'polarity-management': {
      name: 'Gestión de polaridades',
      aliases: ['Polarity Management'],
      statement: 'Sigue encontrando formas de manejar problemas que no tienen una solución definitiva.',
      selfStatement: 'Sigo encontrando formas de manejar problemas que no tienen una solución definitiva.',
    },

    teamwork: {
      name: 'Trabajo en equipo',
      aliases: ['Teamwork'],
      statement: 'Invita a dar opiniones distintas cuando se trabaja por una meta común.',
      selfStatement: 'Invito a dar opiniones distintas cuando se trabaja por una meta común.',
    },
    'focus-on-the-why': {
      name: 'Atención al porqué',
      aliases: ['Focus on the Why'],
      statement: 'Explica a las personas por qué se tomó una decisión.',
      selfStatement: 'Explico a las personas por qué se tomó una decisión.',
    },
    'transparent-communication': {
      name: 'Comunicación transparente',
      aliases: ['Transparent Communication', 'Transparency & Communication'],
      statement: 'Comparte la información que la gente necesita sin esperar a que se la pidan.',
      selfStatement: 'Comparto la información que la gente necesita sin esperar a que me la pidan.',
    },
    'process-flexibility': {
      name: 'Flexibilidad de los procesos',
      aliases: ['Process Flexibility'],
      statement: 'Ayuda a las personas a cambiar rutinas que causan trabajo innecesario.',
      selfStatement: 'Ayudo a las personas a cambiar rutinas que causan trabajo innecesario.',
    },
    'shared-accountability': {
      name: 'Responsabilidad compartida',
      aliases: ['Shared Accountability'],
      statement: 'Asume una parte de la responsabilidad cuando el equipo no alcanza una meta.',
      selfStatement: 'Asumo una parte de la responsabilidad cuando el equipo no alcanza una meta.',
    },
    'coach-mindset': {
      name: 'Mentalidad de coach',
      aliases: ['Coach Mindset'],
      statement: 'Pide a las personas sus propias ideas antes de dar un consejo.',
      selfStatement: 'Pido a las personas sus propias ideas antes de dar un consejo.',
    },
    'empowered-decision-making': {
      name: 'Participación en las decisiones',
      aliases: ['Empowered Decision Making'],
      statement: 'Pide la opinión de las personas antes de tomar una decisión que las afecta.',
      selfStatement: 'Pido la opinión de las personas antes de tomar una decisión que las afecta.',
    },

    'strategic-awareness': {
      name: 'Conciencia estratégica',
      aliases: ['Strategic Awareness'],
      statement: 'Explica cómo el trabajo diario contribuye a las metas de la organización.',
      selfStatement: 'Explico cómo el trabajo diario contribuye a las metas de la organización.',
    },
    'organizational-acumen': {
      name: 'Conocimiento de la organización',
      aliases: ['Organizational Acumen'],
      statement: 'Consigue apoyo para el equipo en otras áreas de la organización.',
      selfStatement: 'Consigo apoyo para el equipo en otras áreas de la organización.',
    },

    'self-regulation': {
      name: 'Autorregulación',
      aliases: ['Self-Regulation'],
      statement: 'Mantiene la calma con las personas cuando una situación es estresante.',
      selfStatement: 'Mantengo la calma con las personas cuando una situación es estresante.',
    },
    'mindfulness-practice': {
      name: 'Práctica de la atención plena',
      aliases: ['Mindfulness Practice'],
      statement: 'Hace una pausa para concentrarse antes de empezar algo importante.',
      selfStatement: 'Hago una pausa para concentrarme antes de empezar algo importante.',
    },
    credibility: {
      name: 'Credibilidad',
      aliases: ['Credibility'],
      statement: 'Cumple las promesas hechas a otras personas.',
      selfStatement: 'Cumplo las promesas hechas a otras personas.',
    },

    'active-listening': {
      name: 'Escucha activa',
      aliases: ['Active Listening'],
      statement: 'Escucha a las personas sin hacer otra cosa al mismo tiempo.',
      selfStatement: 'Escucho a las personas sin hacer otra cosa al mismo tiempo.',
    },
    'empowered-delegation': {
      name: 'Delegación con autonomía',
      aliases: ['Empowered Delegation'],
      statement: 'Da a las personas la autoridad que necesitan para las tareas que asumen.',
      selfStatement: 'Doy a las personas la autoridad que necesitan para las tareas que asumen.',
    },
    'storytelling-gathering': {
      name: 'Contar y reunir historias',
      aliases: ['Storytelling & Gathering'],
      statement: 'Cuenta historias del trabajo para mostrar lo que importa.',
      selfStatement: 'Cuento historias del trabajo para mostrar lo que importa.',
    },
    'feedback-development': {
      name: 'Feedback y desarrollo',
      aliases: ['Feedback & Development'],
      statement: 'Da a las personas un feedback que pueden usar para mejorar.',
      selfStatement: 'Doy a las personas un feedback que pueden usar para mejorar.',
    },
    coaching: {
      name: 'Coaching',
      aliases: [],
      statement: 'Ayuda a las personas a dar pasos hacia sus propias metas.',
      selfStatement: 'Ayudo a las personas a dar pasos hacia sus propias metas.',
    },
    'appreciative-inquiry': {
      name: 'Indagación apreciativa',
      aliases: ['Appreciative Inquiry'],
      statement: 'Hace preguntas que ayudan a descubrir mejores formas de trabajar.',
      selfStatement: 'Hago preguntas que ayudan a descubrir mejores formas de trabajar.',
    },

    'co-defining-success': {
      name: 'Definir el éxito en común',
      aliases: ['Co-defining Success'],
      statement: 'Acuerda de antemano con las personas cuál sería un buen resultado.',
      selfStatement: 'Acuerdo de antemano con las personas cuál sería un buen resultado.',
    },
    'strategic-analysis': {
      name: 'Análisis estratégico',
      aliases: ['Strategic Analysis'],
      statement: 'Convierte datos en información que ayuda a las personas a planificar.',
      selfStatement: 'Convierto datos en información que ayuda a las personas a planificar.',
    },
    stewardship: {
      name: 'Uso responsable de los recursos',
      aliases: ['Stewardship'],
      statement: 'Usa con cuidado los recursos del equipo, como el tiempo o el dinero.',
      selfStatement: 'Uso con cuidado los recursos del equipo, como el tiempo o el dinero.',
    },
    'alliance-teamwork': {
      name: 'Alianzas y trabajo conjunto',
      aliases: ['Alliance & Teamwork'],
      statement: 'Reúne a distintos equipos para alcanzar una meta común.',
      selfStatement: 'Reúno a distintos equipos para alcanzar una meta común.',
    },
    'empowered-innovation': {
      name: 'Hacer posible la innovación',
      aliases: ['Empowered Innovation'],
      statement: 'Apoya a las personas que prueban una forma nueva de resolver un problema.',
      selfStatement: 'Apoyo a las personas que prueban una forma nueva de resolver un problema.',
    },
  },
  askOthers: {
    'others-best-work':
      '¿Qué necesita para hacer aquí el mejor trabajo de su vida? ¿Cómo contribuye a ello esta persona, y qué podría ser mejor?',
    'others-challenges':
      '¿Qué tipo de dificultades resulta fácil plantear a esta persona? ¿Qué tipo de dificultades resulta difícil plantearle?',
    'others-problem-solving':
      'Cuando hay que resolver un problema, ¿en qué ayuda más esta persona? ¿A partir de qué momento es difícil pedirle ayuda?',
    'others-more-or-less':
      '¿Qué le gustaría que esta persona hiciera más? ¿Qué le gustaría que esta persona hiciera menos?',

    'others-passion': '¿Qué le apasiona? ¿Cómo lo aprovecha en su trabajo?',
    'others-strengths': '¿Cuáles son sus mayores fortalezas? ¿Cómo las usa en el trabajo?',
    'others-love-or-loathe': '¿Qué le encanta de su trabajo actual, y qué detesta de él?',
    'others-communication':
      '¿Qué forma de comunicación le va mejor, por ejemplo correo, mensaje, boletín o conversación? ¿En qué medida siente que recibe información sobre lo que pasa en el equipo y en la organización?',
    'others-wish-to-know': '¿Qué le gustaría saber sobre nuestro trabajo y nuestro equipo?',
    'others-inspiration':
      '¿Qué es lo que más le inspira de su trabajo? ¿Qué historias sobre otras personas le gusta más oír?',

    'others-personal-values': '¿Cuáles son sus valores personales? ¿Cómo los vive en el trabajo?',
    'others-organization-values': '¿Qué valores de nuestra organización le inspiran más, y por qué?',
    'others-scarcity-or-abundance':
      'Cuando se trata de recursos, ¿pensamos en términos de escasez o de abundancia? ¿En qué se nota?',
    'others-resources':
      '¿Qué recursos son los más abundantes en nuestro equipo y en nuestra organización? ¿Cuáles son los más escasos?',
    'others-innovation':
      '¿Qué tipos de puestos o equipos logran aquí la innovación? ¿Qué creen y qué hacen que les permite avanzar?',
    'others-look-up-to': '¿A quién admira más en la organización?',
  },
  askYourself: {
    'yourself-praise': '¿Por qué le elogian más a menudo? ¿Qué competencias hay detrás?',
    'yourself-assumptions':
      '¿Qué da por supuesto? ¿Qué puede no estar viendo, qué más podría ser cierto, y cuál es su propia parte en ello?',
    'yourself-emotions': '¿Cuándo le desbordan sus emociones? ¿Cómo podría manejarlas de otra manera?',
    'yourself-care':
      '¿Cómo podría cuidarse mejor: en el pensamiento, en el cuerpo, en los sentimientos y en el espíritu?',
    'yourself-values': '¿Qué valores son los más importantes para usted? ¿Cómo los vive en el trabajo?',

    'yourself-team-strengths':
      '¿Qué fortalezas tienen los miembros de su equipo? ¿Cómo puede ayudar a que esas fortalezas crezcan?',
    'yourself-recurring-problems':
      '¿Qué tipo de problemas vuelven una y otra vez en sus equipos, y cuál es su raíz? ¿Qué competencias suyas los aliviarían?',
    'yourself-space': '¿Cómo puede crear espacios para reflexionar, conectar y celebrar?',

    'yourself-organization-values':
      '¿Cómo vive los valores de la organización, y en qué podría mejorar? ¿Cómo encajan con sus propios valores?',
    'yourself-influencers':
      '¿Cómo podría prestar más atención a lo que creen, quieren y buscan quienes lideran en la organización, con o sin cargo?',
    'yourself-affinity':
      '¿Con quién tiene más cercanía en la organización, y por qué? ¿Cómo podría crear lazos con líderes con quienes todavía no conecta?',
  },
  practices: {
    'practice-self-inventory': {
      title: 'Inventario personal sin miedo',
      text: 'Anote lo que hace bien y lo que le cuesta. Después cuestione lo que da por sentado: sobre usted y sobre las personas que tiene alrededor, al lado y por encima.',
    },
    'practice-conversations': {
      title: 'Conversaciones con el equipo, colegas y superiores',
      text: 'Hable con regularidad con su equipo, sus colegas y sus superiores sobre su forma de liderar, para seguir aprendiendo.',
    },
    'practice-performance-indicators': {
      title: 'Indicadores clave',
      text: 'Mire qué dicen sus cifras clave sobre su forma de liderar. Busque algunas que muestren cómo se logran los resultados, y no solo si se logran.',
    },
    'practice-curiosity': {
      title: 'Cultivar la curiosidad',
      text: 'Acostúmbrese a hacer preguntas cuyas respuestas le ayuden a entender más.',
    },
    'practice-habits': {
      title: 'Práctica',
      text: 'Averigüe qué le mantiene bien, por ejemplo la atención plena, el ejercicio o la terapia, y busque cómo convertirlo en hábito.',
    },
    'practice-mentor': {
      title: 'Buscar quien le oriente',
      text: 'Conozca a una persona con experiencia en liderar a la que respete, y pídale que le oriente.',
    },
    'practice-support-group': {
      title: 'Crear un grupo de apoyo',
      text: 'Reúnase con colegas de ideas afines para reflexionar, aprender y resolver problemas en común.',
    },
    'practice-team-success': {
      title: 'Entender el éxito del equipo',
      text: 'Averigüe qué habilidades, actitudes, funciones y medios ayudan a su equipo a trabajar bien y a estar bien.',
    },
    'practice-team-well-being': {
      title: 'Entender el bienestar del equipo',
      text: 'Inicie una conversación sobre cómo es el bienestar en el trabajo y cómo se siente.',
    },
    'practice-team-dynamics': {
      title: 'Entender la dinámica del equipo',
      text: 'Descubra qué quiere cada persona, qué le importa y qué le da sentido. Observe cómo se combinan las fortalezas de su equipo.',
    },
    'practice-go-where-work-happens': {
      title: 'Ir a donde se hace el trabajo',
      text: 'Visite a las personas donde trabajan. Así le será más fácil a la gente acudir a usted, crecerá la confianza y verá cómo son sus días.',
    },
    'practice-common-language': {
      title: 'Adoptar un lenguaje común',
      text: 'Acuerden palabras para las fortalezas, el trabajo en equipo y el bienestar: las propias, o las de una herramienta como CliftonStrengths o DiSC.',
    },
    'practice-communication-channels': {
      title: 'Crear canales de comunicación continuos',
      text: 'Establezca vías, formales o no, para contar lo que ha ido bien, preguntar, responder y resolver dificultades.',
    },
    'practice-culture-of-questioning': {
      title: 'Cultivar el hábito de preguntar',
      text: 'Haga usted buenas preguntas y anime a su equipo a hacerlas cada vez mejor como forma de avanzar.',
    },
    'practice-mission-vision-values': {
      title: 'Misión, visión, valores',
      text: 'Conozca la misión, la visión y los valores, y vea dónde el equipo y la organización los viven y dónde se quedan cortos.',
    },
    'practice-influencers': {
      title: 'Influencia formal e informal',
      text: 'Averigüe quién mueve las cosas y da forma a la cultura, con o sin cargo: primero en su equipo, luego al lado, luego más lejos.',
    },
    'practice-innovation-attitudes': {
      title: 'Actitudes ante la innovación',
      text: 'Averigüe qué piensa la organización de las ideas nuevas: si hay sitio para ellas o no. Vea quién las hace realidad y qué creencias y hábitos las frenan.',
    },
    'practice-live-values': {
      title: 'Vivir de forma visible los valores de la organización y del equipo',
      text: 'Diga en qué valor se apoya una acción o una decisión. Ofrezca un lugar donde hablar de dónde coinciden los valores y los hechos y dónde parece que no.',
    },
    'practice-recognition': {
      title: 'Hacer del reconocimiento y la celebración parte del día a día',
      text: 'Haga del agradecimiento, el reconocimiento y la celebración un hábito. Empiece por lo cercano y busque ocasiones para que se vean más allá.',
    },
    'practice-metric-for-humanity': {
      title: 'Dar valor a una medida de humanidad',
      text: 'Elija una medida del bienestar que tenga sentido, y procure que se muestre a cada líder junto a las demás cifras.',
    },
    'practice-partnerships': {
      title: 'Crear alianzas estratégicas',
      text: 'Averigüe de quién es el trabajo que afecta al suyo. Conozca a esos equipos y a sus líderes, y conecte a su equipo con ellos.',
    },
  },
  advice: {
    'advice-emerging-individual':
      'Empiece por usted. Las competencias individuales de Heartset, Mindset y Skillset sostienen todo lo que viene después.',
    'advice-emerging-foundations':
      'Practique después las bases de dirigir a otras personas: la escucha activa, la comunicación transparente y las emociones positivas en el trabajo.',
    'advice-emerging-manage-up':
      'Cuando gane seguridad, lidere también hacia arriba: pida a sus superiores que expliquen el porqué, que acuerden qué significa el éxito y que compartan la responsabilidad.',
    'advice-mid-level-individual':
      'Vuelva primero a usted. El día a día desplaza fácilmente el propio crecimiento; es el momento de competencias más allá de las bases.',
    'advice-mid-level-relational':
      'Dedique la mayor atención a dirigir a otras personas. Pregunte a su equipo, a sus colegas y a sus superiores en qué podría crecer; esas conversaciones también les ayudan a crecer.',
    'advice-mid-level-mission':
      'Elija competencias de la misión en las que crecer. Los contactos fuera de su área le mostrarán más de la estrategia.',
    'advice-senior-individual':
      'Empiece por usted, también ahora: queda más por aprender, y la gente sigue el ejemplo que usted da.',
    'advice-senior-relational':
      'Dirigir a otras personas es probablemente ya una de sus fortalezas. Fíjese en las competencias avanzadas: la inclusión, la equidad y el buen manejo de los conflictos.',
    'advice-senior-mission':
      'Deje algo que perdure. Desarrolle las competencias de la misión, y ayude a las áreas a hablar, conectar y planificar en común.',
  },
};
