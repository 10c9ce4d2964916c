import { doorSign, eitherCase, letters, notOf, oneOf, someWords, surname, type TellingList } from './telling-words.ts';

const months = oneOf(
  'enero, febrero, marzo, abril, mayo, junio, julio, agosto, septiembre, setiembre, octubre, noviembre, diciembre',
);
const weekdays = oneOf('lunes, martes, miércoles, jueves, viernes, sábado, domingo');
const roles = oneOf(
  'enfermer[ao], médic[ao], doctora?, cirujan[ao], matrona, matrón, comadrona, auxiliar, terapeuta, fisioterapeuta, psicólog[ao], ' +
    'aprendiz, becari[ao], estudiante, secretari[ao], asistente, farmacéutic[ao], técnic[ao], celador(?:a)?, residente, ' +
    'supervisor(?:a)?, adjunt[ao], limpiador(?:a)?, cociner[ao], trabajador(?:a)? social, sustitut[ao], nuev[ao]',
);

export const spanish: TellingList = {
  anyCase: {
    only: [
      `(?:como|siendo) (?:el |la |su |tu |vuestr[ao] )?únic[ao](?: [${letters}]{2,24})?`,
      `(?:soy|era|fui|he sido) (?:el |la |su |tu )únic[ao](?: [${letters}]{2,24})?`,
      `como un[ao] de (?:l[ao]s )?(?:dos|tres|poc[ao]s)(?: [${letters}]{2,24})?`,
      '(?:el|la) únic[ao] (?:mujer|hombre|del equipo|de la planta|enfermer[ao]|médic[ao])',
      'nadie más que yo|nadie salvo yo',
    ],
    date: [
      `(?:1[.º]?º?|\\d{1,2}) de ${months}(?: de(?:l)? (?:19|20)\\d\\d)?`,
      `(?:en|desde|a principios de|a finales de) ${months}`,
      `(?:el|los|cada) ${weekdays}s?(?: pasado| por la (?:mañana|tarde|noche))?`,
      'ayer|anteayer|anoche|la semana pasada|el mes pasado',
      '(?:en|desde) (?:19|20)\\d\\d',
      'hace (?:más de |casi )?\\d{1,2} años',
    ],
    place: [
      '(?:en|a) (?:mi|nuestr[ao]) (?:planta|unidad|servicio|departamento|despacho|consulta|clínica|laboratorio|centro)',
      `(?:la )?${oneOf('primera, segunda, tercera, cuarta, quinta, sexta, última')} planta`,
    ],
    role: [
      `(?:yo,? )?como (?:una? |el |la |buena? )?${roles}${notOf('ella, él, usted, es')}`,
      `(?:soy|era|trabajo como|trabajo de) (?:una? |el |la |su )?${someWords}${roles}`,
      'en mi (?:papel|función|puesto|rol|trabajo|calidad) (?:de|como)',
    ],
    phone: ['(?:extensión|teléfono|tel|busca|móvil)[.:]? ?\\d[\\d ./-]{2,14}\\d'],
  },
  asWritten: {
    place: [
      `${eitherCase('sala, habitación, planta, unidad, edificio, cama, quirófano, box, ala, pabellón, consulta')} ${doorSign}`,
    ],
    person: [`(?:Sr|Sra|Srta|Don|Doña|Dr|Dra|Doctor|Doctora|Profesora?)\\.? ${surname}`],
  },
};
