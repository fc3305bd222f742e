package pilotcity.portal.kernel.table.schema.proposal.column;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import pilotcity.portal.kernel.table.schema.proposal.column.ProposalNote.Code;

/** Columns of two words for yes and no. */
final class BooleanDecision {
    private static final List<List<String>> PAIRS = List.of(
            List.of("true", "false"),
            List.of("True", "False"),
            List.of("TRUE", "FALSE"),
            List.of("是", "否"),
            List.of("有", "无"),
            List.of("有", "無"),
            List.of("Y", "N"),
            List.of("y", "n"),
            List.of("yes", "no"),
            List.of("Yes", "No"),
            List.of("YES", "NO"),
            List.of("T", "F"),
            List.of("对", "错"),
            List.of("√", "×"),
            List.of("ja", "nein"),
            List.of("Ja", "Nein"),
            List.of("oui", "non"),
            List.of("Oui", "Non"));

    private BooleanDecision() {}

    /** Whether the column has been decided to be one. */
    static boolean decide(ColumnDraft draft) {
        ColumnProfile profile = draft.profile();
        if (!profile.distinct().isComplete() || profile.distinct().size() > 2) {
            return false;
        }
        Set<String> values = new HashSet<>(profile.distinct().byCount());
        values.addAll(profile.missing().keySet().stream().filter("无無"::contains).toList());
        for (List<String> pair : PAIRS) {
            if (values.equals(Set.copyOf(pair))) {
                ObjectNode field = draft.choose(field(pair));
                List<String> missing = profile.missing().keySet().stream()
                        .filter(word -> !pair.contains(word))
                        .toList();
                if (!profile.missing().isEmpty()) {
                    ArrayNode words = field.putArray("missingValues").add("");
                    missing.forEach(words::add);
                }
                draft.alternative(CandidateWays.field("string"));
                return true;
            }
        }
        return isOneAndZero(draft, values);
    }

    private static boolean isOneAndZero(ColumnDraft draft, Set<String> values) {
        if (!values.equals(Set.of("1", "0"))) {
            return false;
        }
        boolean named = ColumnNames.FLAG.fits(draft.profile().name());
        ObjectNode flag = field(List.of("1", "0"));
        ObjectNode number = CandidateWays.field("integer");
        draft.choose(named ? flag : number);
        draft.alternative(named ? number : flag);
        draft.note(ProposalNote.asked(
                Code.BOOLEAN, "只有 0 和 1：是否布尔值？", "has 0 and 1 alone: are they no and yes, or numbers?"));
        return true;
    }

    private static ObjectNode field(List<String> pair) {
        ObjectNode field = CandidateWays.field("boolean");
        field.putArray("trueValues").add(pair.getFirst());
        field.putArray("falseValues").add(pair.getLast());
        return field;
    }
}
