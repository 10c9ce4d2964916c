import type { Hcl360Texts } from '../structure/hcl-360.structure.ts';

/**
 * English. Names, short forms and titles are the model's; statements, headlines, practices and advice are worded by
 * Heartset, prompts are the model's questions adapted to a survey. docs/INSTRUMENT.md says how a statement is written.
 */
export const en: Hcl360Texts = {
  locale: 'en',
  name: 'Human-Centered Leadership 360',
  credit:
    'Based on the Human-Centered Leadership Mastery Model, published in 2020 by the Experience Innovation Network (Vocera) with Intermountain Healthcare. The survey statements are Heartset’s own; the authors of the model have not reviewed or endorsed them.',
  scale: {
    question: 'How often do you see this?',
    selfQuestion: 'How often do you do this?',
    labels: ['never', 'rarely', 'sometimes', 'often', 'always'],
    notObserved: {
      label: 'I haven’t been able to see this',
      selfLabel: 'I haven’t been in a position to do this',
    },
  },
  foci: {
    heartset: {
      name: 'Heartset',
      idea: 'feelings matter',
      description: 'People bring their whole selves to work: feelings, needs and views of their own.',
    },
    mindset: {
      name: 'Mindset',
      idea: 'growth matters',
      description: 'People can keep growing, and they do so best when they see the point of their work.',
    },
    skillset: {
      name: 'Skillset',
      idea: 'results matter',
      description: 'Good leadership skills serve the mission and the people who carry it out.',
    },
  },
  applications: {
    individual: {
      name: 'Individual',
      idea: 'leading self',
      description: 'Knowing yourself, and keeping steady enough to meet others with care.',
    },
    relational: {
      name: 'Relational',
      idea: 'leading others',
      description: 'Understanding people, and helping them to grow in their work and as persons.',
    },
    mission: {
      name: 'Mission',
      idea: 'leading to organizational excellence',
      description: 'Living the mission of the organization, and helping others give their best to it.',
    },
  },
  coreHeadline: 'What all the rest stands on',
  cells: {
    'heartset-individual': 'Being open, honest and ready to learn',
    'heartset-relational': 'Helping people feel welcome, trusted and understood',
    'heartset-mission': 'Giving people reasons to care about the work',
    'mindset-individual': 'Staying well while learning and adapting',
    'mindset-relational': 'Helping people do their best thinking together',
    'mindset-mission': 'Connecting the team with the whole organization',
    'skillset-individual': 'Being calm, focused and reliable',
    'skillset-relational': 'Listening, guiding and helping people develop',
    'skillset-mission': 'Turning shared goals into results',
  },
  items: {
    commitment: {
      name: 'Commitment to Human-Centered Leadership',
      aliases: [],
      statement: 'Looks after people’s well-being, even when pressure for results is high.',
      selfStatement: 'I look after people’s well-being, even when pressure for results is high.',
    },

    'self-awareness': {
      name: 'Self-Awareness',
      aliases: [],
      statement: 'Says openly when someone else is better suited to a task.',
      selfStatement: 'I say openly when someone else is better suited to a task.',
    },
    curiosity: {
      name: 'Curiosity',
      aliases: [],
      statement: 'Asks questions before judging a situation.',
      selfStatement: 'I ask questions before judging a situation.',
    },
    'humility-selflessness': {
      name: 'Humility & Selflessness',
      aliases: [],
      statement: 'Does what helps the team, even when someone else gets the credit.',
      selfStatement: 'I do what helps the team, even when someone else gets the credit.',
    },
    authenticity: {
      name: 'Authenticity',
      aliases: [],
      statement: 'Gives an honest opinion rather than saying what people want to hear.',
      selfStatement: 'I give an honest opinion rather than saying what people want to hear.',
    },
    'courage-vulnerability': {
      name: 'Courage & Vulnerability',
      aliases: [],
      statement: 'Admits mistakes openly rather than hiding them.',
      selfStatement: 'I admit mistakes openly rather than hiding them.',
    },

    'accessibility-approachability': {
      name: 'Accessibility & Approachability',
      aliases: [],
      statement: 'Makes time for people who want to talk.',
      selfStatement: 'I make time for people who want to talk.',
    },
    'maximizing-positive-emotions': {
      name: 'Maximizing Positive Emotions',
      aliases: ['Maximize Access to Positive Emotions'],
      statement: 'Creates moments in daily work that people enjoy.',
      selfStatement: 'I create moments in daily work that people enjoy.',
    },
    'trust-trustworthiness': {
      name: 'Trust & Trustworthiness',
      aliases: [],
      statement: 'Shows people that they are trusted to do good work.',
      selfStatement: 'I show people that they are trusted to do good work.',
    },
    'empathy-compassion': {
      name: 'Empathy & Compassion',
      aliases: [],
      statement: 'Offers support when someone is having a hard time.',
      selfStatement: 'I offer support when someone is having a hard time.',
    },
    'attunement-to-bias': {
      name: 'Attunement to Bias',
      aliases: [],
      statement: 'Asks openly whether bias might be affecting a decision.',
      selfStatement: 'I ask openly whether bias might be affecting a decision.',
    },

    'celebration-recognition': {
      name: 'Celebration & Recognition',
      aliases: [],
      statement: 'Takes time to celebrate what people have achieved.',
      selfStatement: 'I take time to celebrate what people have achieved.',
    },
    'vision-purpose-engagement': {
      name: 'Vision, Purpose, & Engagement',
      aliases: [],
      statement: 'Describes a future that people want to help build.',
      selfStatement: 'I describe a future that people want to help build.',
    },

    'commitment-to-self-care': {
      name: 'Commitment to Self-Care',
      aliases: [],
      statement: 'Sets an example of healthy working habits, such as taking breaks.',
      selfStatement: 'I set an example of healthy working habits, such as taking breaks.',
    },
    'situational-awareness': {
      name: 'Situational Awareness',
      aliases: [],
      statement: 'Responds when the mood in a group changes.',
      selfStatement: 'I respond when the mood in a group changes.',
    },
    'growth-mindset': {
      name: 'Growth Mindset',
      aliases: [],
      statement: 'Encourages people to learn things that they cannot do yet.',
      selfStatement: 'I encourage people to learn things that they cannot do yet.',
    },
    'adaptive-acumen': {
      name: 'Adaptive Acumen',
      aliases: [],
      statement: 'Uses lessons from the past to deal with new situations.',
      selfStatement: 'I use lessons from the past to deal with new situations.',
    },
    'polarity-management': {
      name: 'Polarity Management',
      aliases: [],
      statement: 'Keeps finding ways to manage problems that have no final solution.',
      selfStatement: 'I keep finding ways to manage problems that have no final solution.',
    },

    teamwork: {
      name: 'Teamwork',
      aliases: [],
      statement: 'Invites different views when people work on a shared goal.',
      selfStatement: 'I invite different views when people work on a shared goal.',
    },
    'focus-on-the-why': {
      name: 'Focus on the Why',
      aliases: [],
      statement: 'Explains to people why a decision was made.',
      selfStatement: 'I explain to people why a decision was made.',
    },
    'transparent-communication': {
      name: 'Transparent Communication',
      aliases: ['Transparency & Communication'],
      statement: 'Shares information that people need without waiting to be asked.',
      selfStatement: 'I share information that people need without waiting to be asked.',
    },
    'process-flexibility': {
      name: 'Process Flexibility',
      aliases: [],
      statement: 'Helps people change routines that cause needless work.',
      selfStatement: 'I help people change routines that cause needless work.',
    },
    'shared-accountability': {
      name: 'Shared Accountability',
      aliases: [],
      statement: 'Takes a share of the responsibility when the team misses a goal.',
      selfStatement: 'I take a share of the responsibility when the team misses a goal.',
    },
    'coach-mindset': {
      name: 'Coach Mindset',
      aliases: [],
      statement: 'Asks people for their own ideas before giving advice.',
      selfStatement: 'I ask people for their own ideas before giving advice.',
    },
    'empowered-decision-making': {
      name: 'Empowered Decision Making',
      aliases: [],
      statement: 'Asks people for their views before making a decision that affects them.',
      selfStatement: 'I ask people for their views before making a decision that affects them.',
    },

    'strategic-awareness': {
      name: 'Strategic Awareness',
      aliases: [],
      statement: 'Explains how daily work supports the goals of the organization.',
      selfStatement: 'I explain how daily work supports the goals of the organization.',
    },
    'organizational-acumen': {
      name: 'Organizational Acumen',
      aliases: [],
      statement: 'Gets support for the team from other parts of the organization.',
      selfStatement: 'I get support for the team from other parts of the organization.',
    },

    'self-regulation': {
      name: 'Self-Regulation',
      aliases: [],
      statement: 'Stays calm with people when a situation is stressful.',
      selfStatement: 'I stay calm with people when a situation is stressful.',
    },
    'mindfulness-practice': {
      name: 'Mindfulness Practice',
      aliases: [],
      statement: 'Pauses to focus before starting something important.',
      selfStatement: 'I pause to focus before starting something important.',
    },
    credibility: {
      name: 'Credibility',
      aliases: [],
      statement: 'Keeps promises made to other people.',
      selfStatement: 'I keep promises made to other people.',
    },

    'active-listening': {
      name: 'Active Listening',
      aliases: [],
      statement: 'Listens to people without doing something else at the same time.',
      selfStatement: 'I listen to people without doing something else at the same time.',
    },
    'empowered-delegation': {
      name: 'Empowered Delegation',
      aliases: [],
      statement: 'Gives people the authority they need for the tasks they take on.',
      selfStatement: 'I give people the authority they need for the tasks they take on.',
    },
    'storytelling-gathering': {
      name: 'Storytelling & Gathering',
      aliases: [],
      statement: 'Tells stories from real work to show what matters.',
      selfStatement: 'I tell stories from real work to show what matters.',
    },
    'feedback-development': {
      name: 'Feedback & Development',
      aliases: [],
      statement: 'Gives people feedback that they can use to get better.',
      selfStatement: 'I give people feedback that they can use to get better.',
    },
    coaching: {
      name: 'Coaching',
      aliases: [],
      statement: 'Helps people take steps toward their own goals.',
      selfStatement: 'I help people take steps toward their own goals.',
    },
    'appreciative-inquiry': {
      name: 'Appreciative Inquiry',
      aliases: [],
      statement: 'Asks questions that help people discover better ways of working.',
      selfStatement: 'I ask questions that help people discover better ways of working.',
    },

    'co-defining-success': {
      name: 'Co-defining Success',
      aliases: [],
      statement: 'Agrees with people in advance on what a good result would be.',
      selfStatement: 'I agree with people in advance on what a good result would be.',
    },
    'strategic-analysis': {
      name: 'Strategic Analysis',
      aliases: [],
      statement: 'Turns data into information that helps people plan.',
      selfStatement: 'I turn data into information that helps people plan.',
    },
    stewardship: {
      name: 'Stewardship',
      aliases: [],
      statement: 'Uses the team’s resources, such as time or money, with care.',
      selfStatement: 'I use the team’s resources, such as time or money, with care.',
    },
    'alliance-teamwork': {
      name: 'Alliance & Teamwork',
      aliases: [],
      statement: 'Brings different teams together to reach a common goal.',
      selfStatement: 'I bring different teams together to reach a common goal.',
    },
    'empowered-innovation': {
      name: 'Empowered Innovation',
      aliases: [],
      statement: 'Supports people who try a new way to solve a problem.',
      selfStatement: 'I support people who try a new way to solve a problem.',
    },
  },
  askOthers: {
    'others-best-work':
      'What do you need to do the best work of your life here? How does this leader support that, and what could be better?',
    'others-challenges':
      'What kinds of challenges is it easy to bring to this leader? What kinds is it hard to bring to this leader?',
    'others-problem-solving':
      'When people are solving a problem, where is this leader most helpful? At what point is it hard to ask this leader for help?',
    'others-more-or-less':
      'What would you like this leader to do more of? What would you like this leader to do less of?',

    'others-passion': 'What is your passion? How do you use it in your work?',
    'others-strengths': 'What are your greatest strengths? How do you use them at work?',
    'others-love-or-loathe': 'What do you love about your current work, and what do you loathe about it?',
    'others-communication':
      'What kind of communication works best for you, such as e-mail, text, newsletter or conversation? How well informed do you feel about what is going on in the team and the organization?',
    'others-wish-to-know': 'What do you wish you knew about our work and our team?',
    'others-inspiration':
      'What inspires you most about your work? What kinds of stories about others do you most enjoy hearing?',

    'others-personal-values': 'What are your personal values? How do you live them at work?',
    'others-organization-values': 'Which of our organization’s values inspire you most, and why?',
    'others-scarcity-or-abundance':
      'When it comes to resources, do we think in terms of scarcity or of abundance? How does it show?',
    'others-resources': 'Which resources are most plentiful in our team and our organization? Which are most scarce?',
    'others-innovation':
      'What kinds of roles or teams get innovation done here? What do they believe and do that lets them move forward?',
    'others-look-up-to': 'Who do you look up to most in the organization?',
  },
  askYourself: {
    'yourself-praise': 'What do people most often praise you for? Which masteries lie beneath it?',
    'yourself-assumptions':
      'What assumptions do you make? What might you not be seeing, what else could be true, and what is your own part in it?',
    'yourself-emotions': 'When do your emotions overwhelm you? How could you handle them differently?',
    'yourself-care': 'How could you take better care of yourself: in thought, in body, in feeling and in spirit?',
    'yourself-values': 'Which values matter most to you? How do you live them at work?',

    'yourself-team-strengths': 'What strengths do your team members have? How can you help those strengths grow?',
    'yourself-recurring-problems':
      'What kinds of problems keep coming up in your teams, and what is at their root? Which masteries of yours would ease them?',
    'yourself-space': 'How can you make space for people to reflect, connect and celebrate?',

    'yourself-organization-values':
      'How do you live the organization’s values, and where could you do better? How do they fit with your own values?',
    'yourself-influencers':
      'How could you pay more attention to what formal and informal leaders in the organization believe, want and aim for?',
    'yourself-affinity':
      'Who in the organization do you feel closest to, and why? How could you build ties with leaders you don’t yet connect with?',
  },
  practices: {
    'practice-self-inventory': {
      title: 'Fearless self-inventory',
      text: 'List what you do well and what you find hard. Then question what you take for granted: about yourself, and about the people around, beside and above you.',
    },
    'practice-conversations': {
      title: 'Team/peer/leader conversations',
      text: 'Talk regularly with your team, your peers and your leaders about how you lead, so that you keep learning.',
    },
    'practice-performance-indicators': {
      title: 'Key performance indicators',
      text: 'Look at what your key figures say about your leadership. Find some that show how results come about, beside whether they do.',
    },
    'practice-curiosity': {
      title: 'Cultivate curiosity',
      text: 'Get used to asking questions whose answers help you understand more.',
    },
    'practice-habits': {
      title: 'Practice',
      text: 'Find out what keeps you well, for example mindfulness, exercise or therapy, and look for ways to make it a habit.',
    },
    'practice-mentor': {
      title: 'Seek a mentor',
      text: 'Get to know a leader whom you respect, and ask that person to be your mentor.',
    },
    'practice-support-group': {
      title: 'Create a support group',
      text: 'Meet with peers who think alike, to reflect, learn and solve problems together.',
    },
    'practice-team-success': {
      title: 'Understand team success',
      text: 'Find out which skills, attitudes, roles and means help your team do well and stay well.',
    },
    'practice-team-well-being': {
      title: 'Understand team well-being',
      text: 'Start a conversation about what being well at work looks like, and how it feels.',
    },
    'practice-team-dynamics': {
      title: 'Understand team dynamics',
      text: 'Learn what each person wants, cares for and finds meaning in. Look at how the strengths in your team work together.',
    },
    'practice-go-where-work-happens': {
      title: 'Go where the work happens',
      text: 'Visit people where they work. It makes you easier to reach, builds trust and shows you what their days are like.',
    },
    'practice-common-language': {
      title: 'Adopt a common language',
      text: 'Agree on words for strengths, teamwork and well-being: your own, or those of a tool such as CliftonStrengths or DiSC.',
    },
    'practice-communication-channels': {
      title: 'Create continuous communication channels',
      text: 'Set up ways, formal or not, for people to tell what went well, to ask, to answer and to sort out difficulties.',
    },
    'practice-culture-of-questioning': {
      title: 'Cultivate a culture of questioning',
      text: 'Ask good questions yourself, and encourage your team to get better at asking them as a way to improve.',
    },
    'practice-mission-vision-values': {
      title: 'Mission, Vision, Values',
      text: 'Get to know the mission, the vision and the values, and see where the team and the organization live them and where they fall short.',
    },
    'practice-influencers': {
      title: 'Formal and Informal Influencers',
      text: 'Find out who moves things and shapes the culture, with or without a title: first in your team, then next to it, then further away.',
    },
    'practice-innovation-attitudes': {
      title: 'Innovation Attitudes',
      text: 'Find out how the organization thinks about new ideas: as something there is room for, or not. See who makes them happen, and which beliefs and habits are in the way.',
    },
    'practice-live-values': {
      title: 'Visibly live organizational and team values',
      text: 'Say which value an action or a decision rests on. Give people a place to talk about where values and deeds fit and where they seem not to.',
    },
    'practice-recognition': {
      title: 'Make recognition and celebration part of your process',
      text: 'Make thanks, recognition and celebration a habit. Start close by, and look for chances to make it seen more widely.',
    },
    'practice-metric-for-humanity': {
      title: 'Elevate a Metric for Humanity',
      text: 'Choose one meaningful measure of well-being, and work to have it shown to every leader beside the other figures.',
    },
    'practice-partnerships': {
      title: 'Build strategic partnerships',
      text: 'Find out whose work affects yours. Get to know those teams and their leaders, and connect your team with theirs.',
    },
  },
  advice: {
    'advice-emerging-individual':
      'Begin with yourself. The individual masteries of heartset, mindset and skillset carry all that comes later.',
    'advice-emerging-foundations':
      'Then practice the foundations of leading others: active listening, transparent communication and positive emotions at work.',
    'advice-emerging-manage-up':
      'As you grow surer, lead upward: ask those who lead you to explain the why, to agree on what success means, and to share accountability.',
    'advice-mid-level-individual':
      'Come back to yourself first. Daily operations easily crowd out your own growth; now is the time for masteries beyond the foundations.',
    'advice-mid-level-relational':
      'Give leading others the most attention. Ask your team, colleagues and senior leaders where you could grow; these talks help them grow too.',
    'advice-mid-level-mission':
      'Pick mission masteries to grow in. Contacts beyond your own area will show you more of the strategy.',
    'advice-senior-individual':
      'Start with yourself, even now: there is more to learn, and people follow the example that you set.',
    'advice-senior-relational':
      'Leading others is probably a strength of yours by now. Look to the advanced masteries: inclusion, fairness and handling conflict well.',
    'advice-senior-mission':
      'Leave something that lasts. Grow the mission masteries, and help departments to talk, connect and plan together.',
  },
};
