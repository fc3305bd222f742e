package pilotcity.portal.kernel.verb.input;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pilotcity.index.text.InvisibleCharacters;
import pilotcity.portal.kernel.problem.Problem;

/**
 * The values of a form, put where their names say: {@code contact[name]} and {@code contact.name} are the name in the
 * group contact, {@code stops[0][note]} is the note of the first stop, and a name that comes again, or ends in
 * {@code []}, is a list.
 */
public final class FormInputTree {
    private static final int DEEPEST = 5;
    private static final Pattern NAME = Pattern.compile("[^\\[\\].]+(?:\\.[^\\[\\].]+|\\[[^\\[\\]]+\\])*+(?:\\[\\])?");
    private static final Pattern STEP = Pattern.compile("\\[([^\\[\\]]+)\\]|([^\\[\\].]+)");

    private final List<InputField> fields;
    private final Map<String, Object> root = new LinkedHashMap<>();

    /** What a name has been given, in order. */
    private record Given(List<Object> values) {}

    public FormInputTree(List<InputField> fields) {
        this.fields = fields;
    }

    /** @throws Problem when the name cannot be understood */
    public void add(String name, Object value) {
        List<String> steps = steps(name);
        Map<String, Object> group = root;
        for (String step : steps.subList(0, steps.size() - 1)) {
            group = group(name, group, step);
        }
        Object there = group.computeIfAbsent(steps.getLast(), key -> new Given(new ArrayList<>()));
        if (!(there instanceof Given given)) {
            throw Problem.field(name, "is both a value and a group");
        }
        given.values().add(value);
    }

    private static List<String> steps(String name) {
        if (!NAME.matcher(name).matches()) {
            throw Problem.field(name, "is no name of a field, such as name, group.name or group[name]");
        }
        List<String> steps = new ArrayList<>();
        Matcher step = STEP.matcher(name);
        while (step.find()) {
            steps.add(step.group(1) != null ? step.group(1) : step.group(2));
        }
        if (steps.size() > DEEPEST) {
            throw Problem.field(name, "leads too deep");
        }
        return steps;
    }

    @SuppressWarnings("unchecked") // a map in here was made here
    private static Map<String, Object> group(String name, Map<String, Object> in, String step) {
        Object there = in.computeIfAbsent(step, key -> new LinkedHashMap<String, Object>());
        if (!(there instanceof Map<?, ?> group)) {
            throw Problem.field(name, "is both a value and a group");
        }
        return (Map<String, Object>) group;
    }

    /** The values as JSON would have them. */
    public Map<String, Object> read() {
        return object("", fields, root);
    }

    private static Map<String, Object> object(String path, List<InputField> fields, Map<?, ?> group) {
        Map<String, Object> object = new LinkedHashMap<>();
        group.forEach((key, value) -> {
            String name = String.valueOf(key);
            InputField field = fields.stream()
                    .filter(known -> known.name().equals(name))
                    .findFirst()
                    .orElse(null);
            object.put(name, field == null ? value : value(path + name, field, value));
        });
        return object;
    }

    private static Object value(String path, InputField field, Object value) {
        if (value instanceof Map<?, ?> group) {
            return switch (field.type()) {
                case OBJECT -> field.list() ? items(path, field, group) : object(path + ".", field.fields(), group);
                case ANSWERS -> answers(path, group);
                default -> throw Problem.field(path, "has no parts");
            };
        }
        List<Object> values = ((Given) value).values();
        if (field.type() == InputType.OBJECT || field.type() == InputType.ANSWERS) {
            throw Problem.field(path, "is a group; name its parts " + path + "[…]");
        }
        if (field.list()) {
            return values.stream().filter(each -> !isBlank(each)).toList();
        }
        if (values.size() > 1) {
            throw Problem.field(path, "is given more than once");
        }
        return values.getFirst();
    }

    private static boolean isBlank(Object value) {
        return value instanceof String text && InvisibleCharacters.isBlank(text);
    }

    /** Groups by their number, in its order. */
    private static List<Object> items(String path, InputField field, Map<?, ?> group) {
        Map<Integer, Object> items = new TreeMap<>();
        group.forEach((key, value) -> {
            String place = path + "[" + key + "]";
            if (!(value instanceof Map<?, ?> item)) {
                throw Problem.field(place, "is a group; name its parts");
            }
            items.put(number(place, String.valueOf(key)), object(place + ".", field.fields(), item));
        });
        return List.copyOf(items.values());
    }

    private static int number(String place, String key) {
        if (!key.matches("[0-9]{1,4}")) {
            throw Problem.field(place, "must be numbered from 0");
        }
        return Integer.parseInt(key);
    }

    private static Map<String, Object> answers(String path, Map<?, ?> group) {
        Map<String, Object> answers = new LinkedHashMap<>();
        group.forEach((code, value) -> answers.put(String.valueOf(code), texts(path + "." + code, value)));
        return answers;
    }

    private static List<Object> texts(String path, Object value) {
        if (value instanceof Given given && given.values().stream().allMatch(String.class::isInstance)) {
            return given.values();
        }
        throw Problem.field(path, "must be a text");
    }
}
