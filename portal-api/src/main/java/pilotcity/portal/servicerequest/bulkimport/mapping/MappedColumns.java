package pilotcity.portal.servicerequest.bulkimport.mapping;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.servicerequest.bulkimport.cell.CellText;

/** Where in a file's rows the fields of a mapping stand. */
public final class MappedColumns {
    private static final String JOIN = " \\+ ";

    private final List<String> header;
    private final Map<String, int[]> places = new HashMap<>();
    private final Set<String> missing;

    /** @throws IllegalArgumentException when the file has not the columns it must have */
    public MappedColumns(ImportMapping mapping, List<String> header) {
        this.header = List.copyOf(header);
        this.missing = mapping.missing();
        List<String> absent = new ArrayList<>();
        mapping.columns().forEach((field, names) -> {
            int[] found = places(header, names);
            if (found.length > 0) {
                names.stream()
                        .filter(name -> places(header, List.of(name)).length > 0)
                        .findFirst()
                        .ifPresent(this::requireOnce);
                places.put(field, found);
            } else if (field.equals("id") || field.equals("reported")) {
                absent.add(String.join(" or ", names));
            }
        });
        if (!absent.isEmpty()) {
            throw new IllegalArgumentException("the file has no column " + String.join(" and no column ", absent)
                    + "; it has " + String.join(", ", header));
        }
    }

    /** Two columns of one name are ambiguous. */
    private void requireOnce(String used) {
        for (String name : place(header, used) >= 0 ? List.of(used) : List.of(used.split(JOIN, -1))) {
            boolean exact = header.contains(name);
            long alike = header.stream()
                    .filter(other ->
                            exact ? other.equals(name) : CellText.key(other).equals(CellText.key(name)))
                    .count();
            if (alike > 1) {
                throw new IllegalArgumentException("the file has " + alike + " columns '" + name
                        + "', and the mapping uses that name: give each column a name of its own");
            }
        }
    }

    /** How many fields of the mapping a file with this header has. */
    public static int fit(ImportMapping mapping, List<String> header) {
        return (int) mapping.columns().values().stream()
                .filter(names -> places(header, names).length > 0)
                .count();
    }

    /** The places of the first of {@code names} that the header has; none when it has none. */
    private static int[] places(List<String> header, List<String> names) {
        for (String name : names) {
            int place = place(header, name);
            int[] joined = place >= 0 ? new int[] {place} : joined(header, name);
            if (joined.length > 0) {
                return joined;
            }
        }
        return new int[0];
    }

    private static int[] joined(List<String> header, String name) {
        int[] parts = Arrays.stream(name.split(JOIN, -1))
                .mapToInt(part -> place(header, part))
                .toArray();
        return parts.length > 1 && Arrays.stream(parts).allMatch(part -> part >= 0) ? parts : new int[0];
    }

    private static int place(List<String> header, String name) {
        int exact = header.indexOf(name);
        if (exact >= 0) {
            return exact;
        }
        String key = CellText.key(name);
        return IntStream.range(0, header.size())
                .filter(i -> CellText.key(header.get(i)).equals(key))
                .findFirst()
                .orElse(-1);
    }

    public List<String> header() {
        return header;
    }

    public boolean has(String field) {
        return places.containsKey(field);
    }

    /** The name of a field's column. */
    String name(String field) {
        int[] found = places.get(field);
        return found == null
                ? field
                : String.join(" + ", Arrays.stream(found).mapToObj(header::get).toList());
    }

    /** The columns that no field is made of. */
    public List<String> unused() {
        Set<Integer> used = new TreeSet<>();
        places.values().forEach(found -> Arrays.stream(found).forEach(used::add));
        return IntStream.range(0, header.size())
                .filter(i -> !used.contains(i) && !header.get(i).isEmpty())
                .mapToObj(header::get)
                .toList();
    }

    /**
     * The places that say which row it is: those of {@code identity}, else all but those of {@code progress}.
     *
     * @throws IllegalArgumentException when the file has not a column of {@code identity}
     */
    int[] identity(List<String> identity, Set<String> progress) {
        if (identity.isEmpty()) {
            Set<Integer> moving = new TreeSet<>();
            progress.forEach(field ->
                    Arrays.stream(places.getOrDefault(field, new int[0])).forEach(moving::add));
            return IntStream.range(0, header.size())
                    .filter(i -> !moving.contains(i))
                    .toArray();
        }
        return identity.stream()
                .mapToInt(name -> {
                    int place = place(header, name);
                    if (place < 0) {
                        throw new IllegalArgumentException("the file has no column " + name + ", which identity names");
                    }
                    requireOnce(name);
                    return place;
                })
                .toArray();
    }

    /** The value of a field, or null where there is none. */
    @Nullable
    String find(CsvRecord row, String field) {
        int[] found = places.get(field);
        if (found == null) {
            return null;
        }
        if (found.length == 1) {
            return find(row, found[0]);
        }
        StringBuilder joined = new StringBuilder();
        for (int place : found) {
            String part = find(row, place);
            if (part != null) {
                joined.append(joined.isEmpty() ? "" : " ").append(part);
            }
        }
        return joined.isEmpty() ? null : joined.toString();
    }

    private @Nullable String find(CsvRecord row, int place) {
        if (place >= row.getFieldCount()) {
            return null;
        }
        String value = CellText.strip(row.getField(place));
        return CellText.isMissing(value, missing) ? null : value;
    }
}
