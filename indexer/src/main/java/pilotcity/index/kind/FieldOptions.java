package pilotcity.index.kind;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a kind says of one field beyond its name and type. */
public final class FieldOptions {
    private final String name;
    private Label title;
    private Label description = new Label("", "");
    private boolean list;
    private boolean required;
    private TextRole role = TextRole.NONE;
    private boolean facetable;
    private boolean sortable;
    private boolean detail;
    private boolean points;
    private @Nullable String unit;
    private final Map<String, Label> codes = new LinkedHashMap<>();
    private final Map<String, Label> words = new LinkedHashMap<>();
    private @Nullable String target;
    private @Nullable String inverse;
    private @Nullable String deprecated;

    FieldOptions(String name) {
        this.name = name;
        this.title = new Label(name, name);
    }

    /** What the field is called on pages and in file headings. */
    public FieldOptions title(String zh, String en) {
        title = new Label(zh, en);
        return this;
    }

    /** One sentence that says what the value means. */
    public FieldOptions describe(String zh, String en) {
        description = new Label(zh, en);
        return this;
    }

    /** Holds any number of values. */
    public FieldOptions list() {
        list = true;
        return this;
    }

    /** Every document has a value. */
    public FieldOptions required() {
        required = true;
        return this;
    }

    /** Its words are searched with this weight. */
    public FieldOptions searched(TextRole as) {
        role = as;
        return this;
    }

    /** How often each value occurs can be counted. */
    public FieldOptions facet() {
        facetable = true;
        return this;
    }

    /** Lists can be ordered by it. */
    public FieldOptions sort() {
        sortable = true;
        return this;
    }

    /** Shown with the single document only. */
    public FieldOptions detail() {
        detail = true;
        return this;
    }

    /** A geometry that is always one point. */
    public FieldOptions points() {
        points = true;
        return this;
    }

    /** The unit of a number, as people write it. */
    public FieldOptions unit(String of) {
        unit = of;
        return this;
    }

    /** Adds one value of the closed list. */
    public FieldOptions code(String value, String zh, String en) {
        codes.put(value, new Label(zh, en));
        return this;
    }

    /** Says what people call one value, where others may stand beside it: a term of another vocabulary. */
    public FieldOptions word(String value, String zh, String en) {
        words.put(value, new Label(zh, en));
        return this;
    }

    /** Points to {@code kind}, whose documents list the way back under {@code inverseName}. */
    public FieldOptions to(String kind, String inverseName) {
        target = kind;
        inverse = inverseName;
        return this;
    }

    /** Points to {@code kind}, without a way back. */
    public FieldOptions to(String kind) {
        target = kind;
        return this;
    }

    /** The field is to go, and this is what to ask for instead. */
    public FieldOptions deprecated(String instead) {
        deprecated = instead;
        return this;
    }

    <T> Field<T> build(FieldType type, List<Field<?>> fields, Function<T, @Nullable Object> reader) {
        return new Field<>(
                name,
                type,
                title,
                description,
                list,
                required,
                role,
                facetable,
                sortable,
                detail,
                points,
                unit,
                codes,
                words,
                target,
                inverse,
                deprecated,
                fields,
                reader);
    }
}
