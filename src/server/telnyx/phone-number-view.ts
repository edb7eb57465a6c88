import type { PhoneNumber } from '../../calls/phone-numbers.js';
import type { Exchange } from '../../shell/exchange.js';

/** Calling codes of some countries; the longest that fits counts. Of a code that several share it is the largest country. */
const COUNTRIES: Readonly<Record<string, string>> = {
  '1': 'US',
  '27': 'ZA',
  '31': 'NL',
  '32': 'BE',
  '33': 'FR',
  '34': 'ES',
  '351': 'PT',
  '353': 'IE',
  '39': 'IT',
  '41': 'CH',
  '43': 'AT',
  '44': 'GB',
  '45': 'DK',
  '46': 'SE',
  '47': 'NO',
  '48': 'PL',
  '49': 'DE',
  '52': 'MX',
  '55': 'BR',
  '61': 'AU',
  '65': 'SG',
  '81': 'JP',
  '91': 'IN',
  '972': 'IL',
};

/** A country that is not known: two letters that ISO 3166 leaves to its users. */
const UNKNOWN_COUNTRY = 'ZZ';

function countryOf(phoneNumber: string): string {
  const code = [4, 3, 2].map((end) => phoneNumber.slice(1, end)).find((digits) => Object.hasOwn(COUNTRIES, digits));
  return COUNTRIES[code ?? ''] ?? UNKNOWN_COUNTRY;
}

/** The numbers whose callers pay nothing, of the North American numbering plan. */
const TOLL_FREE = /^\+18(00|33|44|55|66|77|88)/;

/** A number as the API shows it. */
export type PhoneNumberView = ReturnType<typeof phoneNumberView>;

/** A number's view: settings that are not simulated stand there as with a new one. */
export function phoneNumberView(number: PhoneNumber, exchange: Exchange) {
  const { connection_id: connectionId, phone_number } = number;
  const application = connectionId === null ? undefined : exchange.applications.get(connectionId);
  return {
    ...number,
    activated_at: number.created_at,
    call_forwarding_enabled: false,
    call_recording_enabled: false,
    caller_id_name_enabled: false,
    cnam_listing_enabled: false,
    connection_name: application?.application_name ?? null,
    country_iso_alpha2: countryOf(phone_number),
    deletion_lock_enabled: false,
    emergency_address_id: null,
    emergency_enabled: false,
    emergency_status: 'disabled',
    inbound_call_screening: 'disabled',
    messaging_profile_id: null,
    messaging_profile_name: null,
    phone_number_type: TOLL_FREE.test(phone_number) ? 'toll_free' : 'local',
    purchased_at: number.created_at,
    record_type: 'phone_number',
    source_type: null,
    status: 'active',
    t38_fax_gateway_enabled: false,
  } as const;
}
