package pilotcity.portal.kernel.verb.input;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;

/**
 * One value that a verb takes.
 *
 * @param name camelCase, the same in JSON, forms and GraphQL
 * @param list whether it is a list of values
 * @param mostItems of the list
 * @param most characters of a text, bytes of a file
 * @param codes the values that a {@link InputType#CODE} can have
 * @param target the kind an {@link InputType#ID} belongs to, or null
 * @param fields the values of an {@link InputType#OBJECT}
 */
public record InputField(
        String name,
        InputType type,
        Label description,
        boolean required,
        boolean list,
        int mostItems,
        int most,
        double lowest,
        double highest,
        Map<String, Label> codes,
        @Nullable String target,
        List<InputField> fields) {
    private static final int ID_LENGTH = 200;
    private static final int MOST_ITEMS = 200;

    private static InputField of(String name, InputType type, int most, String zh, String en) {
        return new InputField(
                name,
                type,
                new Label(zh, en),
                false,
                false,
                1,
                most,
                -Double.MAX_VALUE,
                Double.MAX_VALUE,
                Map.of(),
                null,
                List.of());
    }

    public static InputField text(String name, int longest, String zh, String en) {
        return of(name, InputType.TEXT, longest, zh, en);
    }

    /** @param codes each a code, its Chinese and its English label */
    public static InputField code(String name, String zh, String en, String[]... codes) {
        InputField field = of(name, InputType.CODE, ID_LENGTH, zh, en);
        Map<String, Label> labels = new LinkedHashMap<>();
        Arrays.stream(codes).forEach(code -> labels.put(code[0], new Label(code[1], code[2])));
        return new InputField(
                name, field.type, field.description, false, false, 1, field.most, 0, 0, labels, null, List.of());
    }

    /** The id of a document of {@code kind}. */
    public static InputField id(String name, String kind, String zh, String en) {
        InputField field = of(name, InputType.ID, ID_LENGTH, zh, en);
        return new InputField(
                name, field.type, field.description, false, false, 1, field.most, 0, 0, Map.of(), kind, List.of());
    }

    public static InputField number(String name, double lowest, double highest, String zh, String en) {
        return new InputField(
                name,
                InputType.NUMBER,
                new Label(zh, en),
                false,
                false,
                1,
                0,
                lowest,
                highest,
                Map.of(),
                null,
                List.of());
    }

    public static InputField wholeNumber(String name, String zh, String en) {
        return of(name, InputType.INTEGER, 0, zh, en);
    }

    /** An object whose members the verb reads. */
    public static InputField json(String name, String zh, String en) {
        return of(name, InputType.JSON, 0, zh, en);
    }

    public static InputField bool(String name, String zh, String en) {
        return of(name, InputType.BOOLEAN, 0, zh, en);
    }

    public static InputField date(String name, String zh, String en) {
        return of(name, InputType.DATE, 0, zh, en);
    }

    public static InputField instant(String name, String zh, String en) {
        return of(name, InputType.INSTANT, 0, zh, en);
    }

    public static InputField geometry(String name, String zh, String en) {
        return of(name, InputType.GEOMETRY, 0, zh, en);
    }

    public static InputField file(String name, int mostBytes, String zh, String en) {
        return of(name, InputType.FILE, mostBytes, zh, en);
    }

    public static InputField answers(String name, String zh, String en) {
        return of(name, InputType.ANSWERS, 0, zh, en);
    }

    public static InputField object(String name, List<InputField> fields, String zh, String en) {
        return new InputField(
                name,
                InputType.OBJECT,
                new Label(zh, en),
                false,
                false,
                1,
                0,
                0,
                0,
                Map.of(),
                null,
                List.copyOf(fields));
    }

    /** The same, but must be given. */
    public InputField needed() {
        return new InputField(
                name, type, description, true, list, mostItems, most, lowest, highest, codes, target, fields);
    }

    /** The same, but many of them. */
    public InputField many() {
        return many(MOST_ITEMS);
    }

    /** The same, but up to {@code mostItems} of them. */
    public InputField many(int mostItems) {
        return new InputField(
                name, type, description, required, true, mostItems, most, lowest, highest, codes, target, fields);
    }
}
