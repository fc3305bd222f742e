package pilotcity.portal.kernel.permission;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Administrative divisions by their GB/T 2260 codes, each with all that lies in it: 440000 is the province with its
 * prefectures 4401xx and their counties; a town has three digits more.
 *
 * @param prefixes the digits that the code of whatever lies in each of them begins with
 */
public record GrantPlaces(Set<String> codes, List<String> prefixes) {
    private static final Pattern CODE = Pattern.compile("[1-9][0-9]{5}([0-9]{3}){0,2}");
    private static final int COUNTY = 6;

    /** @throws IllegalArgumentException when one of {@code codes} is none */
    public static GrantPlaces of(Iterable<String> codes) {
        Set<String> known = new LinkedHashSet<>();
        codes.forEach(code -> known.add(requireCode(code)));
        return new GrantPlaces(
                Collections.unmodifiableSet(known),
                known.stream().map(GrantPlaces::prefix).toList());
    }

    private static String requireCode(String code) {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("must be a GB/T 2260 code such as 440106, not '" + code + "'");
        }
        return code;
    }

    private static String prefix(String code) {
        String prefix = code;
        while (prefix.length() > COUNTY && prefix.endsWith("000")) {
            prefix = prefix.substring(0, prefix.length() - 3);
        }
        while (prefix.length() <= COUNTY && prefix.endsWith("00")) {
            prefix = prefix.substring(0, prefix.length() - 2);
        }
        return prefix;
    }

    boolean cover(String code) {
        return prefixes.stream().anyMatch(code::startsWith);
    }

    boolean cover(GrantPlaces others) {
        return others.prefixes.stream().allMatch(this::cover);
    }
}
