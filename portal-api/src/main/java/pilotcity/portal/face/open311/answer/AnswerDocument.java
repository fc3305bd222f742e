package pilotcity.portal.face.open311.answer;

import java.util.List;

/** A whole answer: its value, and what the root element is called. */
public record AnswerDocument(String root, AnswerValue value) {
    public static AnswerDocument list(String root, String each, List<? extends AnswerValue> items) {
        return new AnswerDocument(root, new AnswerValue.Items(each, items));
    }
}
