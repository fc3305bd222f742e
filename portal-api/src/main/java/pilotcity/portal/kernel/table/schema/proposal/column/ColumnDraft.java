package pilotcity.portal.kernel.table.schema.proposal.column;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What has been decided of a column so far. */
public final class ColumnDraft {
    private static final int ALTERNATIVES = 6;
    private static final int SAMPLES = 3;

    private final ColumnProfile profile;
    private final List<ProposalNote> notes = new ArrayList<>();
    private final List<Candidate> alternatives = new ArrayList<>();
    private final List<ObjectNode> otherFields = new ArrayList<>();
    private ObjectNode field = CandidateWays.field("string");
    private @Nullable Candidate chosen;

    ColumnDraft(ColumnProfile profile) {
        this.profile = profile;
    }

    public ColumnProfile profile() {
        return profile;
    }

    /** Proposes to read the column so. */
    ObjectNode choose(Candidate candidate) {
        chosen = candidate;
        field = candidate.way().field().deepCopy();
        return field;
    }

    /** Proposes a field that all cells fit. */
    ObjectNode choose(ObjectNode other) {
        chosen = null;
        field = other;
        return field;
    }

    ObjectNode text() {
        return choose(CandidateWays.field("string"));
    }

    void alternative(Candidate candidate) {
        if (candidate != chosen && !alternatives.contains(candidate) && alternatives.size() < ALTERNATIVES) {
            alternatives.add(candidate);
        }
    }

    /** A field that all cells fit, too. */
    void alternative(ObjectNode other) {
        otherFields.add(other);
    }

    void note(ProposalNote note) {
        notes.add(note);
    }

    boolean isText() {
        return field.path("type").asText().equals("string");
    }

    /** The proposed field; it may be changed. */
    public ObjectNode field() {
        return field;
    }

    public ColumnProposal proposal() {
        DistinctValues distinct = profile.distinct();
        List<ColumnProposal.Alternative> others = new ArrayList<>();
        alternatives.stream()
                .filter(each -> each != chosen)
                .forEach(each -> others.add(
                        new ColumnProposal.Alternative(named(each.way().field()), each.fits(), each.misses())));
        otherFields.forEach(each -> others.add(new ColumnProposal.Alternative(named(each), profile.values(), 0)));
        Candidate taken = chosen;
        long all = profile.values() + profile.shapes();
        ColumnProposal.Evidence evidence = new ColumnProposal.Evidence(
                all,
                profile.missingCells(),
                taken == null ? all : taken.fits(),
                taken == null ? 0 : taken.misses(),
                taken == null ? List.of() : misfits(taken));
        Map<String, Long> words = new LinkedHashMap<>(profile.missing());
        return new ColumnProposal(
                profile.name(),
                named(field),
                evidence,
                new ColumnProposal.Samples(
                        distinct.isComplete() ? distinct.size() : -1,
                        distinct.first().stream().limit(SAMPLES).toList(),
                        profile.longestText(),
                        distinct.rarest()),
                Collections.unmodifiableMap(words),
                List.copyOf(others),
                List.copyOf(notes));
    }

    static List<ColumnProposal.Misfit> misfits(Candidate candidate) {
        return candidate.misfits().stream()
                .map(misfit -> new ColumnProposal.Misfit(misfit.row(), misfit.value()))
                .toList();
    }

    private ObjectNode named(ObjectNode properties) {
        ObjectNode named = properties.objectNode().put("name", profile.name());
        named.setAll(properties.deepCopy());
        named.remove(CandidateWays.WKT);
        return named;
    }

    /** What the field says of missing values: the words that were seen. */
    void missingValues() {
        ArrayNode words = field.putArray("missingValues").add("");
        profile.missing().keySet().forEach(words::add);
    }
}
