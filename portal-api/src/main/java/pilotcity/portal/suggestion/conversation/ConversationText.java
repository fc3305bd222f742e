package pilotcity.portal.suggestion.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Label;
import pilotcity.portal.suggestion.Suggestions.Answerer;
import pilotcity.portal.suggestion.Suggestions.Contact;
import pilotcity.portal.suggestion.conversation.question.CategoryQuestions;
import pilotcity.portal.suggestion.conversation.question.Question;

/** A state of a conversation in plain words, for a chat that can show nothing else. */
public record ConversationText(Index index, ConversationState state) {
    private static final int LONGEST_EXCERPT = 120;

    /** A fact of the report in plain words. */
    public record Fact(Label title, Label text) {}

    /** Advice on danger first, then the question with its choices numbered, or the report. */
    public String say() {
        List<String> lines = new ArrayList<>();
        state.understood()
                .suggestions()
                .danger()
                .ifPresent(found -> lines.add(of("【注意安全】可能有危险：", "Stay safe. There may be danger: ")
                        + of(found.danger().label())
                        + of("。", ". ")
                        + of(found.danger().advice())));
        state.question().ifPresentOrElse(question -> ask(question, lines), () -> sumUp(lines));
        return String.join("\n", lines);
    }

    private String of(Label label) {
        return state.language().of(label);
    }

    private String of(String zh, String en) {
        return state.language().of(zh, en);
    }

    private void ask(Question question, List<String> lines) {
        Label hint = question.hint();
        lines.add(of(question.text()) + (hint == null ? "" : of("（", " (") + of(hint) + of("）", ")")));
        int number = 1;
        for (Question.Choice choice : question.choices()) {
            lines.add(number++ + ". " + of(choice.label()));
        }
        lines.add(
                question.choices().isEmpty()
                        ? of("不知道就回复“跳过”。", "Reply “skip” if you cannot say.")
                        : of("回复数字；说不准就回复“跳过”。", "Reply with a number, or “skip” if you cannot say."));
    }

    private void sumUp(List<String> lines) {
        lines.add(of("我理解的是：", "This is what I understood:"));
        facts().forEach(fact -> lines.add(of(fact.title()) + of("：", ": ") + of(fact.text())));
        int matters = state.understood().suggestions().parts().size();
        if (matters > 1 && state.draft().parts().isEmpty()) {
            lines.add(of(
                    "这里面像有 " + matters + " 件事，可以分成几条记录发送。",
                    "These look like " + matters + " matters, which can be sent as a record each."));
        }
        lines.add(
                state.confirmed()
                        ? of("已确认，可以发送。", "You have said that this is right; it can be sent.")
                        : of("没有问题就发送；要改，直接说。", "Send it if that is right, or say what to change."));
    }

    /** What is sent, and who answers for it. */
    public List<Fact> facts() {
        Understanding understood = state.understood();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(new Label("类别", "About"), about(understood)));
        lacking(understood).ifPresent(facts::add);
        if (!understood.words().isEmpty()) {
            facts.add(new Fact(new Label("内容", "In your words"), Label.same(excerpt(understood.words()))));
        }
        facts.add(new Fact(new Label("地点", "Where"), where(understood.where())));
        facts.addAll(answers(understood));
        if (state.photos() > 0) {
            facts.add(new Fact(new Label("照片", "Photos"), Label.same(String.valueOf(state.photos()))));
        }
        if (!state.draft().parts().isEmpty()) {
            facts.add(new Fact(new Label("另成记录", "Records of their own"), parts()));
        }
        understood.suggestions().answerer().flatMap(ConversationText::answering).ifPresent(facts::add);
        return facts;
    }

    private static String excerpt(String words) {
        int length = words.codePointCount(0, words.length());
        return length <= LONGEST_EXCERPT
                ? words
                : words.substring(0, words.offsetByCodePoints(0, LONGEST_EXCERPT)) + "…";
    }

    private static Label about(Understanding understood) {
        Document category = understood.category();
        if (category == null) {
            return new Label("还不确定，由工作人员归类", "not sure yet; somebody will sort it");
        }
        Label name = CategoryQuestions.label(category.map(), "name");
        return understood
                .likelihood()
                .map(likely -> new Label(
                        name.zh() + "（" + likely.label().zh() + "）",
                        name.en() + " (" + likely.label().en() + ")"))
                .orElse(name);
    }

    /** Without an answer that is required the category takes no report, and somebody has to ask. */
    private Optional<Fact> lacking(Understanding understood) {
        Document category = understood.category();
        if (category == null || state.draft().category() != null) {
            return Optional.empty();
        }
        return CategoryQuestions.of(index, category)
                .firstLacking(understood.answers().keySet())
                .map(question -> new Fact(
                        new Label("还缺", "Still missing"),
                        new Label(
                                question.text().zh() + "。不补也能发送，先不归类，由工作人员询问。",
                                question.text().en()
                                        + ". It can be sent all the same, without a category; somebody will ask.")));
    }

    private Label where(Whereabouts where) {
        List<Label> parts = new ArrayList<>();
        String place = where.place();
        if (place != null) {
            parts.add(index.find("place", place)
                    .map(found -> CategoryQuestions.label(found.map(), "name"))
                    .orElseGet(() -> Label.same(place)));
        }
        if (where.address() != null) {
            parts.add(Label.same(where.address()));
        }
        Point point = where.point();
        if (point != null) {
            String position = String.format(Locale.ROOT, "%.5f, %.5f", point.getY(), point.getX());
            parts.add(new Label("地图上的点（" + position + "）", "a point on the map (" + position + ")"));
        }
        return parts.isEmpty()
                ? new Label("没有说明", "not said")
                : new Label(
                        parts.stream().map(Label::zh).collect(Collectors.joining("，")),
                        parts.stream().map(Label::en).collect(Collectors.joining(", ")));
    }

    private List<Fact> answers(Understanding understood) {
        Document category = understood.category();
        if (category == null) {
            return List.of();
        }
        CategoryQuestions questions = CategoryQuestions.of(index, category);
        List<Fact> facts = new ArrayList<>();
        for (Map.Entry<String, List<String>> answer : understood.answers().entrySet()) {
            questions
                    .find(Question.ANSWERS + answer.getKey())
                    .ifPresent(question ->
                            facts.add(new Fact(question.text(), TurnTaking.labels(question, answer.getValue()))));
        }
        return facts;
    }

    private Label parts() {
        List<Label> names = state.draft().parts().stream()
                .map(part -> CategoryQuestions.label(part.category().category().map(), "name"))
                .toList();
        return new Label(
                names.stream().map(Label::zh).collect(Collectors.joining("、")),
                names.stream().map(Label::en).collect(Collectors.joining(", ")));
    }

    private static Optional<Fact> answering(Answerer answerer) {
        Document organisation = answerer.organisation();
        if (organisation != null) {
            return Optional.of(
                    new Fact(new Label("由谁答复", "Who answers"), CategoryQuestions.label(organisation.map(), "name")));
        }
        return answerer.placed() && !answerer.contacts().isEmpty()
                ? Optional.of(new Fact(
                        new Label("这里没有机构负责答复，可以联系", "No organisation answers for this here; you can turn to"),
                        new Label(
                                contacts(answerer.contacts(), Contact::name),
                                contacts(answerer.contacts(), ConversationText::english))))
                : Optional.empty();
    }

    private static String english(Contact contact) {
        @Nullable String english = contact.nameEn();
        return english == null ? contact.name() : english;
    }

    private static String contacts(List<Contact> contacts, Function<Contact, String> name) {
        return contacts.stream()
                .map(contact -> name.apply(contact) + " " + contact.phone())
                .collect(Collectors.joining("; "));
    }
}
