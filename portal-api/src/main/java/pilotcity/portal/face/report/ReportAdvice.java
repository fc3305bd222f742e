package pilotcity.portal.face.report;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.text.InvisibleCharacters;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.kernel.privacy.PersonalDataMasking;
import pilotcity.portal.kernel.suggestion.WordsReading;
import pilotcity.portal.suggestion.Likelihood;
import pilotcity.portal.suggestion.Suggester;
import pilotcity.portal.suggestion.SuggestionRequest;
import pilotcity.portal.suggestion.Suggestions;
import pilotcity.portal.suggestion.Suggestions.Answerer;
import pilotcity.portal.suggestion.Suggestions.CategorySuggestion;
import pilotcity.portal.suggestion.Suggestions.Contact;
import pilotcity.portal.suggestion.Suggestions.ReportPart;
import pilotcity.portal.suggestion.conversation.SaidPlace;
import pilotcity.portal.suggestion.conversation.Whereabouts;

/**
 * What is suggested for what has been typed, as the pages for residents show it. Nothing of it has to be taken.
 *
 * @param category that was chosen, or null
 * @param told whether there are words, without which nothing is read in them
 * @param said where the words say that it is; null where a place has been given, or they do not say it
 */
record ReportAdvice(
        Suggestions suggestions,
        Index index,
        Visit visit,
        @Nullable String category,
        boolean told,
        @Nullable SaidPlace said) {
    private static final int FEWEST_CHARACTERS = 2;

    /** @param values of the form, as they were typed */
    static ReportAdvice of(Suggester suggester, Index index, Visit visit, Map<String, Object> values) {
        String words = values.get("description") instanceof String text ? text : "";
        String category = values.get("category") instanceof String id ? id : null;
        Double lon = number(values.get("lon"), 180);
        Double lat = number(values.get("lat"), 90);
        boolean placed = lon != null && lat != null;
        String place = values.get("place") instanceof String code ? code : null;
        SuggestionRequest request =
                new SuggestionRequest(words, category, placed ? lon : null, placed ? lat : null, place);
        boolean told = InvisibleCharacters.strip(words).length() >= FEWEST_CHARACTERS;
        Suggestions suggestions = suggester.suggest(index, request);
        SaidPlace said = SaidPlace.of(
                suggestions.places(), PersonalDataMasking.screen(words).masked());
        boolean open =
                !placed && !values.containsKey("address") && !said.where().isUnknown();
        Suggestions left = suggestions.with(
                WordsReading.answered(
                        suggestions.danger(), PersonalDataMasking.screen(words).masked(), answers(values)),
                suggestions.answerer());
        return new ReportAdvice(left, index, visit, category, told, open ? said : null);
    }

    private static Map<String, List<String>> answers(Map<String, Object> values) {
        Map<String, List<String>> answers = new HashMap<>();
        if (values.get("answers") instanceof Map<?, ?> given) {
            given.forEach((code, each) -> {
                if (each instanceof List<?> texts) {
                    answers.put(
                            String.valueOf(code),
                            texts.stream().map(String::valueOf).toList());
                }
            });
        }
        return answers;
    }

    /** The number that a form has, or null where it has none or one that is no degree. */
    static @Nullable Double number(@Nullable Object given, double most) {
        try {
            double number = Double.parseDouble(String.valueOf(given));
            return Math.abs(number) <= most ? (Double) number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Whether a reader without scripts should see it before the report is sent. */
    boolean isWorthALook() {
        boolean likely = category == null && first() != Likelihood.UNLIKELY;
        return told && (likely || suggestions.danger().isPresent() || hasParts());
    }

    private Likelihood first() {
        return suggestions.categories().isEmpty()
                ? Likelihood.UNLIKELY
                : Likelihood.of(suggestions.categories().getFirst().probability());
    }

    private boolean hasParts() {
        return suggestions.parts().size() > 1;
    }

    Map<String, @Nullable Object> model() {
        Map<String, @Nullable Object> model = new HashMap<>();
        boolean open = told && category == null && !suggestions.categories().isEmpty();
        model.put(
                "danger",
                suggestions
                        .danger()
                        .map(found -> DangerAdvice.of(found.danger(), visit.language()))
                        .orElse(null));
        model.put("sure", suggestions.sure() && first().compareTo(Likelihood.LIKELY) <= 0);
        model.put(
                "categories",
                open ? suggestions.categories().stream().map(this::category).toList() : List.of());
        model.put("said", said == null ? null : place(said.where()));
        model.put("parts", told && hasParts() ? parts(suggestions.parts()) : null);
        model.put("answerer", suggestions.answerer().map(this::answerer).orElse(null));
        return model;
    }

    private Map<String, String> category(CategorySuggestion suggestion) {
        Map<String, Object> values = suggestion.category().map();
        return Map.of(
                "id", suggestion.category().id(),
                "name", visit.language().of(values, "name"),
                "path", visit.language().of(values, "path"),
                "likelihood",
                        visit.language()
                                .of(Likelihood.of(suggestion.probability()).label()));
    }

    /** What the words say of the place, and what the button sends that takes it. */
    private Map<String, String> place(Whereabouts where) {
        String division = Optional.ofNullable(where.place())
                .flatMap(code -> index.find("place", code))
                .map(place -> visit.language().of(place.map(), "name"))
                .orElse("");
        String address = where.address() == null ? "" : where.address();
        JsonObject sent = new JsonObject().put("address", address.isEmpty() ? division : address);
        if (where.hasPoint()) {
            sent.put("lon", where.lon()).put("lat", where.lat()).put("accuracy", where.accuracy());
        }
        String text =
                Stream.of(division, address).filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
        return Map.of("text", text, "sent", sent.encode());
    }

    /** What the button sends: the first matter is the report itself, the others become records of their own. */
    private Map<String, Object> parts(List<ReportPart> parts) {
        JsonObject sent = new JsonObject()
                .put("category", parts.getFirst().category().category().id())
                .put(
                        "parts",
                        new JsonArray(parts.stream()
                                .skip(1)
                                .map(part -> new JsonObject()
                                        .put("description", part.words().strip())
                                        .put(
                                                "category",
                                                part.category().category().id()))
                                .toList()));
        List<Map<String, String>> items = parts.stream()
                .map(part -> Map.of(
                        "words", part.words().strip(),
                        "name", visit.language().of(part.category().category().map(), "name")))
                .toList();
        return Map.of("count", parts.size(), "items", items, "sent", sent.encode());
    }

    private Map<String, @Nullable Object> answerer(Answerer answerer) {
        Document organisation = answerer.organisation();
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("category", visit.language().of(answerer.category().map(), "name"));
        model.put("placed", answerer.placed());
        model.put("organisation", organisation == null ? null : visit.language().of(organisation.map(), "name"));
        model.put("href", organisation == null ? null : visit.link("/organisations/" + organisation.id()));
        model.put("contacts", answerer.contacts().stream().map(this::contact).toList());
        return model;
    }

    private Map<String, String> contact(Contact contact) {
        Language language = visit.language();
        String name = language.of(contact.name(), contact.nameEn() == null ? contact.name() : contact.nameEn());
        String note = contact.note() == null
                ? ""
                : language.of(contact.note(), contact.noteEn() == null ? contact.note() : contact.noteEn());
        return Map.of("name", name, "phone", contact.phone(), "note", note);
    }
}
