package pilotcity.portal.suggestion.conversation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import pilotcity.index.kind.Label;
import pilotcity.index.text.InvisibleCharacters;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.suggestion.conversation.question.PlaceCorrection;
import pilotcity.portal.suggestion.conversation.question.Question;
import pilotcity.portal.suggestion.conversation.question.Remark;
import pilotcity.portal.suggestion.conversation.question.Reply;
import pilotcity.portal.suggestion.conversation.question.ReplyReader;

/** Takes one turn of a conversation. */
record TurnTaking(Replay replay, String field) {
    private static final Label PHOTOS = new Label("（照片）", "(photos)");
    private static final Label MARKED = new Label("已标出位置", "A point on the map");

    /** @throws Problem that names what does not fit */
    void take(Turn turn) {
        if (replay.isBeginning()) {
            begin(turn);
            return;
        }
        Optional<Question> question = question(turn);
        switch (turn) {
            case Turn.Said said -> reply(question, said);
            case Turn.Placed placed -> place(question, placed.where());
            case Turn.Chosen chosen -> choose(question, chosen.values());
            case Turn.Skipped skipped -> replay.noteSkipped(question);
        }
    }

    private void begin(Turn turn) {
        if (!(turn instanceof Turn.Said said) || isEmpty(said)) {
            throw Problem.field(
                    field + ".text",
                    new Label("第一轮请说是什么问题，或附上照片", "the first turn says what it is about, or brings a photo"));
        }
        if (Remark.of(said.text()).isPresent()) {
            replay.passOver(said.text());
            replay.addPhotos(said.photos());
        } else {
            say(said);
        }
        replay.note(Optional.empty(), shown(said));
    }

    /** The one that the turn names, else the one that stands. */
    private Optional<Question> question(Turn turn) {
        String code = turn.question();
        if (code == null) {
            return replay.next();
        }
        return Optional.of(replay.question(code)
                .orElseThrow(() -> Problem.field(
                        field + ".question",
                        "must be words, place, category or what the category asks, not '" + code + "'")));
    }

    private static boolean isEmpty(Turn.Said said) {
        return said.photos() == 0 && InvisibleCharacters.isBlank(said.text());
    }

    private void say(Turn.Said said) {
        if (!InvisibleCharacters.isBlank(said.text())) {
            replay.say(said.text());
        }
        replay.addPhotos(said.photos());
    }

    private static Label shown(Turn.Said said) {
        return InvisibleCharacters.isBlank(said.text()) ? PHOTOS : Label.same(said.text());
    }

    private void reply(Optional<Question> question, Turn.Said said) {
        if (isEmpty(said)) {
            throw Problem.field(field + ".text", new Label("请写几个字", "is empty"));
        }
        if (InvisibleCharacters.isBlank(said.text())) {
            replay.addPhotos(said.photos());
            replay.confirm(false);
        } else if (question.isPresent()) {
            replay.addPhotos(said.photos());
            take(question.get(), said.text());
        } else {
            replay.addPhotos(said.photos());
            takeUnasked(said.text());
        }
        replay.note(question, shown(said));
    }

    /** Of a report that is ready: it is right, it is elsewhere, or there is more to say of it. */
    private void takeUnasked(String text) {
        Optional<Remark> remark = Remark.of(text);
        Optional<String> elsewhere = PlaceCorrection.find(text);
        if (remark.isPresent()) {
            remark(remark.get(), text);
        } else if (elsewhere.isPresent()) {
            correct(elsewhere.get());
        } else if (!ReplyReader.isSkip(text)) {
            replay.confirm(false);
            replay.say(text);
        }
    }

    private void remark(Remark remark, String text) {
        switch (remark) {
            case CONSENT -> replay.confirm(true);
            case OBJECTION -> replay.confirm(false);
            default -> replay.passOver(text);
        }
    }

    private void correct(String place) {
        replay.confirm(false);
        switch (ReplyReader.read(Question.OF_PLACE, place)) {
            case Reply.Point point -> replay.relocate(Whereabouts.of(point));
            case Reply.Address address -> replay.relocate(Whereabouts.ofAddress(address.address()));
            default -> {
                // nothing says where else
            }
        }
    }

    private void take(Question question, String text) {
        Optional<String> elsewhere = question.kind() == Question.Kind.PLACE || question.kind() == Question.Kind.WORDS
                ? Optional.empty()
                : PlaceCorrection.find(text);
        if (elsewhere.isPresent()) {
            correct(elsewhere.get());
            return;
        }
        if (Remark.of(text).isPresent()) {
            replay.passOver(text);
        }
        replay.confirm(false);
        switch (ReplyReader.read(question, text)) {
            case Reply.Values values -> answer(question, values.values());
            case Reply.Told told -> {
                answer(question, told.values());
                replay.say(told.words());
            }
            case Reply.Point point -> replay.locate(Whereabouts.of(point), field);
            case Reply.Address address -> replay.locate(Whereabouts.ofAddress(address.address()), field);
            case Reply.Words words -> replay.say(words.words());
            case Reply.Skip skip -> {
                // left open
            }
        }
    }

    private void place(Optional<Question> question, Whereabouts where) {
        boolean asked =
                question.filter(each -> each.kind() == Question.Kind.PLACE).isPresent();
        if (question.isPresent() && !asked) {
            throw Problem.field(
                    field + ".answer", "must answer '" + question.get().code() + "', not where it is");
        }
        replay.confirm(false);
        replay.locate(where, field + ".answer");
        String address = where.address();
        replay.note(question, address == null ? MARKED : Label.same(address));
    }

    private void choose(Optional<Question> question, List<String> values) {
        Question asked = question.orElseThrow(
                () -> Problem.field(field + ".answer", "no question is open; name the one that it answers"));
        replay.confirm(false);
        switch (asked.kind()) {
            case WORDS -> replay.say(only(values));
            case PLACE -> replay.locate(Whereabouts.ofAddress(only(values, ReplyReader.LONGEST_ADDRESS)), field);
            default -> answer(asked, checked(asked, values));
        }
        replay.note(question, shown(asked, values));
    }

    private void answer(Question question, List<String> values) {
        if (question.code().equals(Question.CATEGORY) && only(values).equals(Question.NEITHER)) {
            replay.decline();
        } else if (question.code().equals(Question.CATEGORY)) {
            replay.choose(only(values), field + ".answer");
        } else {
            replay.answer(question, values);
        }
    }

    private String only(List<String> values) {
        if (values.size() != 1) {
            throw Problem.field(field + ".answer", "takes one answer");
        }
        return values.getFirst();
    }

    private String only(List<String> values, int longest) {
        String value = only(values);
        if (value.length() > longest) {
            throw Problem.field(field + ".answer", "has at most " + longest + " characters");
        }
        return value;
    }

    /** As the verb will check them, so that what is ready can be sent. */
    private List<String> checked(Question question, List<String> values) {
        String where = field + ".answer";
        switch (question.kind()) {
            case NUMBER -> require(ReplyReader.isAmount(only(values)), where, "must be a number");
            case DATETIME ->
                require(
                        ReplyReader.isTime(only(values)),
                        where,
                        "must be a time with an offset such as 2026-05-31T08:00:00+08:00");
            case TEXT -> only(values, ReplyReader.LONGEST_ANSWER);
            case CHOICE -> requireChoice(question, List.of(only(values)), where);
            default -> requireChoice(question, values, where);
        }
        return values;
    }

    /** Any category can be chosen, not only those that were offered. */
    private static void requireChoice(Question question, List<String> values, String where) {
        List<String> known =
                question.choices().stream().map(Question.Choice::value).toList();
        boolean fits = question.code().equals(Question.CATEGORY) || (!values.isEmpty() && known.containsAll(values));
        require(fits, where, "must be of " + String.join(", ", known));
    }

    private static void require(boolean holds, String where, String what) {
        if (!holds) {
            throw Problem.field(where, what);
        }
    }

    private Label shown(Question question, List<String> values) {
        String first = values.getFirst();
        if (question.code().equals(Question.CATEGORY) && !first.equals(Question.NEITHER)) {
            return replay.categoryName(first);
        }
        return labels(question, values);
    }

    /** Answers as people read them. */
    static Label labels(Question question, List<String> values) {
        List<Label> labels =
                values.stream().map(value -> label(question, value)).toList();
        return new Label(
                labels.stream().map(Label::zh).collect(Collectors.joining("、")),
                labels.stream().map(Label::en).collect(Collectors.joining(", ")));
    }

    private static Label label(Question question, String value) {
        return question.choices().stream()
                .filter(choice -> choice.value().equals(value))
                .map(Question.Choice::label)
                .findFirst()
                .orElseGet(() -> Label.same(value));
    }
}
