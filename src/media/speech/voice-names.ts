/**
 * The voice names of Telnyx's speech providers tell about the speaker: facts of their published voice lists
 * (Amazon Polly, Azure, Kokoro, Telnyx NaturalHD and Bayan, xAI, Inworld, Rime). Lower case, without accents.
 */
const FEMALE = words(`
  female woman girl lady princess nanny queen
  joanna salli kimberly kendra ivy ruth danielle tiffany amy emma amber olivia nicole aria ayanda jasmine niamh raveena
  aditi kajal gwyneth zeina hala arlet hiujin zhiyu naja sofie laura lisa lotte isabelle suvi gabrielle chantal celine lea
  marlene vicki hannah sabrina dora carla bianca beatrice mizuki kazuha tomoko seoyeon jihye liv ida ewa maja ola camila
  vitoria ines carmen tatyana conchita lucia alba mia lupe penelope astrid elin filiz burcu jitka
  ava jenny jane sara nancy michelle ana ashley cora elizabeth monica sonia libby clara natasha neerja denise katja elvira
  dalia xiaoxiao nanami francisca elsa
  bella heart sarah nova sky alice lily isabella jessica kore nicola river
  astra luna amarante amanda eve ara loretta rachel charlotte domi elli dorothy grace matilda
`);

const MALE = words(`
  male man boy gentleman butler knight elder
  matthew joey justin kevin stephen gregory patrick brian arthur geraint russell mads ruben jasper liam mathieu remi hans
  daniel karl giorgio adriano lorenzo takumi jacek jan ricardo thiago cristiano maxim enrique sergio raul andres miguel
  pedro zayd
  andrew guy davis jason tony eric jacob roger steffan christopher brandon ryan thomas william prabhat henri conrad alvaro
  jorge yunxi keita
  adam echo fenrir michael onyx puck santa fable george lewis
  albion ahmed rex leo oliver antoni josh arnold sam clyde callum charlie harry james
`);

/** Polly voices whose language is not English: Polly fixes the language by the voice. */
const FOREIGN_POLLY = words(`
  zeina hala zayd arlet hiujin zhiyu naja mads sofie laura lisa lotte ruben isabelle suvi gabrielle chantal liam celine lea
  mathieu remi marlene vicki hans daniel hannah sabrina dora karl carla bianca beatrice giorgio adriano lorenzo mizuki
  takumi kazuha tomoko seoyeon jihye liv ida ewa maja jacek jan ola camila vitoria ricardo thiago ines cristiano carmen
  tatyana maxim conchita lucia enrique sergio raul alba mia andres lupe penelope miguel pedro astrid elin filiz burcu jitka
`);

export type Gender = 'female' | 'male';

/** The gender that a name's words tell, or undefined. Where both are told the first word decides. */
export function genderOf(nameWords: readonly string[]): Gender | undefined {
  for (const word of nameWords) {
    if (FEMALE.has(word)) return 'female';
    if (MALE.has(word)) return 'male';
  }
  return undefined;
}

export function isForeignPolly(nameWords: readonly string[]): boolean {
  return nameWords.some((word) => FOREIGN_POLLY.has(word));
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
