package pilotcity.portal.face.shared.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.encoding.UrlEncoding;

/**
 * A licence.
 *
 * @param id the SPDX identifier
 * @param url the licence's own address
 * @param authority its code in the EU's authority table of licences, or null
 * @param open whether it conforms to the Open Definition
 */
public record Licence(
        String id, String title, String url, @Nullable String authority, boolean open) {
    private static final String SPDX = "https://spdx.org/licenses/";
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+-]*");
    private static final Pattern ADDRESS = Pattern.compile("https?://[\\x21-\\x7e&&[^<>\"{}|\\\\^`]]+");
    private static final String TABLE = "http://publications.europa.eu/resource/authority/licence/";
    private static final String CREATIVE_COMMONS = "https://creativecommons.org/licenses/";

    /** Licences that open data are published under. */
    public static final List<Licence> KNOWN = List.of(
            new Licence(
                    "CC0-1.0",
                    "Creative Commons Zero 1.0 Universal",
                    "https://creativecommons.org/publicdomain/zero/1.0/",
                    "CC0",
                    true),
            new Licence(
                    "CC-BY-4.0", "Creative Commons Attribution 4.0", CREATIVE_COMMONS + "by/4.0/", "CC_BY_4_0", true),
            new Licence(
                    "CC-BY-SA-4.0",
                    "Creative Commons Attribution Share Alike 4.0",
                    CREATIVE_COMMONS + "by-sa/4.0/",
                    "CC_BYSA_4_0",
                    true),
            new Licence(
                    "CC-BY-NC-4.0",
                    "Creative Commons Attribution Non Commercial 4.0",
                    CREATIVE_COMMONS + "by-nc/4.0/",
                    "CC_BYNC_4_0",
                    false),
            new Licence("CC-BY-3.0", "Creative Commons Attribution 3.0", CREATIVE_COMMONS + "by/3.0/", null, true),
            new Licence(
                    "ODbL-1.0",
                    "Open Data Commons Open Database License 1.0",
                    "https://opendatacommons.org/licenses/odbl/1-0/",
                    "ODC_BL",
                    true),
            new Licence(
                    "ODC-By-1.0",
                    "Open Data Commons Attribution License 1.0",
                    "https://opendatacommons.org/licenses/by/1-0/",
                    "ODC_BY",
                    true),
            new Licence(
                    "PDDL-1.0",
                    "Open Data Commons Public Domain Dedication and License 1.0",
                    "https://opendatacommons.org/licenses/pddl/1-0/",
                    "ODC_PDDL",
                    true),
            new Licence(
                    "OGL-UK-3.0",
                    "Open Government Licence 3.0",
                    "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
                    "OGL_3_0",
                    true),
            new Licence("MIT", "MIT License", "https://opensource.org/license/mit", null, true),
            new Licence("Apache-2.0", "Apache License 2.0", "https://www.apache.org/licenses/LICENSE-2.0", null, true));

    /**
     * The licence with an SPDX identifier; of one that is not in the list the page at SPDX is its address. A licence
     * that has an address itself is known by that, and one in words by its words.
     */
    public static Licence of(String id) {
        return KNOWN.stream()
                .filter(licence -> licence.id.equals(id))
                .findFirst()
                .orElseGet(() -> new Licence(id, id, address(id), null, false));
    }

    private static String address(String id) {
        if (IDENTIFIER.matcher(id).matches()) {
            return SPDX + id + ".html";
        }
        return ADDRESS.matcher(id).matches() ? id : "urn:x-licence:" + UrlEncoding.segment(id);
    }

    /** Where SPDX describes it. */
    public Optional<String> findSpdx() {
        return IDENTIFIER.matcher(id).matches() ? Optional.of(SPDX + id) : Optional.empty();
    }

    public Optional<String> authorityUri() {
        return Optional.ofNullable(authority).map(TABLE::concat);
    }
}
