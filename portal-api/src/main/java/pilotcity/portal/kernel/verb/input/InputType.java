package pilotcity.portal.kernel.verb.input;

/** What a value of an {@link InputField} is, and the Java type in which {@link VerbInput} has it. */
public enum InputType {
    /** Text of at most {@link InputField#most()} characters: {@link String}. */
    TEXT,
    /** One of {@link InputField#codes()}: {@link String}. */
    CODE,
    /** The id of a document of kind {@link InputField#target()}: {@link String}. */
    ID,
    /** {@link Long}. */
    INTEGER,
    /** A finite number from {@link InputField#lowest()} to {@link InputField#highest()}: {@link Double}. */
    NUMBER,
    BOOLEAN,
    /** RFC 3339 full-date: {@link java.time.LocalDate}. */
    DATE,
    /** RFC 3339 with an offset: {@link java.time.Instant}. */
    INSTANT,
    /** GeoJSON in WGS84: a JTS geometry. */
    GEOMETRY,
    /** Base64 in JSON (RFC 4648, clause 4), a file part in a form: {@code byte[]}. */
    FILE,
    /** A group of values: {@link VerbInput}. */
    OBJECT,
    /** An object that the verb reads itself; JSON text in a form: {@link io.vertx.core.json.JsonObject}. */
    JSON,
    /** Answers by the code of their question, each a text or a list of texts: a map of lists. */
    ANSWERS
}
