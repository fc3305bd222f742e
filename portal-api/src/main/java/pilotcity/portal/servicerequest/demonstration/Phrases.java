package pilotcity.portal.servicerequest.demonstration;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;

/** What people say: parts that are put together at random. */
public final class Phrases {
    /** What every generated text for the public begins with. */
    static final String MARK = "【演示】";

    static final String MARK_EN = "[Simulated] ";
    private static final double ENGLISH = 0.15;
    private static final double EFFECT = 0.75;

    private final JsonObject json;
    private final List<Subject> subjects = new ArrayList<>();
    private int weights;

    /** What a record can be about, and how often it is. */
    public record Subject(String group, String category, int until) {}

    private Phrases(JsonObject json) {
        this.json = json;
    }

    /** The phrases for those of {@code categories} that there are some for. */
    static Phrases read(Set<String> categories) {
        try (InputStream file = Objects.requireNonNull(Phrases.class.getResourceAsStream("phrases.json"))) {
            Phrases phrases = new Phrases(new JsonObject(Buffer.buffer(file.readAllBytes())));
            phrases.weigh(categories);
            return phrases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void weigh(Set<String> categories) {
        JsonObject groups = json.getJsonObject("groups");
        for (String group : groups.fieldNames()) {
            JsonObject all = groups.getJsonObject(group).getJsonObject("categories");
            for (String category : all.fieldNames()) {
                if (categories.contains(category)) {
                    weights += all.getJsonObject(category).getInteger("weight");
                    subjects.add(new Subject(group, category, weights));
                }
            }
        }
    }

    boolean isEmpty() {
        return subjects.isEmpty();
    }

    public Subject subject(RandomGenerator random) {
        int at = random.nextInt(weights);
        return subjects.stream()
                .filter(subject -> at < subject.until())
                .findFirst()
                .orElseThrow();
    }

    /** Another subject of the same group, for which it might be mistaken. */
    public Subject mistaken(Subject right, RandomGenerator random) {
        List<Subject> same = subjects.stream()
                .filter(subject -> subject.group().equals(right.group()))
                .toList();
        return same.get(random.nextInt(same.size()));
    }

    private JsonObject group(Subject subject) {
        return json.getJsonObject("groups").getJsonObject(subject.group());
    }

    /** A report in the words of a resident. */
    public String report(Subject subject, Street street, RandomGenerator random) {
        JsonObject category = group(subject).getJsonObject("categories").getJsonObject(subject.category());
        JsonArray english = category.getJsonArray("en");
        if (!english.isEmpty() && random.nextDouble() < ENGLISH) {
            return MARK_EN + pick(english, random) + ", " + street.nameEn() + ".";
        }
        String effect = random.nextDouble() < EFFECT ? "，" + pick(group(subject).getJsonArray("effects"), random) : "";
        return MARK + any("openings", random) + street.name() + street.near() + any("spots", random) + "，"
                + pick(category.getJsonArray("zh"), random) + effect + "。" + any("asks", random);
    }

    public String resolved(Subject subject, RandomGenerator random) {
        return pick(group(subject).getJsonArray("resolved"), random);
    }

    public String declined(Subject subject, RandomGenerator random) {
        return pick(group(subject).getJsonArray("declined"), random);
    }

    /** One of those listed under {@code name}; may be empty. */
    public String any(String name, RandomGenerator random) {
        return pick(json.getJsonArray(name), random);
    }

    private static String pick(JsonArray all, RandomGenerator random) {
        return all.getString(random.nextInt(all.size()));
    }
}
