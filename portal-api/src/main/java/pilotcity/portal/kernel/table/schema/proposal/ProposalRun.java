package pilotcity.portal.kernel.table.schema.proposal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import pilotcity.index.text.InvisibleCharacters;
import pilotcity.portal.kernel.table.schema.personal.PersonalDataScan;
import pilotcity.portal.kernel.table.schema.proposal.column.Candidate;
import pilotcity.portal.kernel.table.schema.proposal.column.CandidateWays;
import pilotcity.portal.kernel.table.schema.proposal.column.ColumnDecision;
import pilotcity.portal.kernel.table.schema.proposal.column.ColumnDraft;
import pilotcity.portal.kernel.table.schema.proposal.column.ColumnProfile;
import pilotcity.portal.kernel.table.schema.proposal.column.ColumnProposal;
import pilotcity.portal.kernel.table.schema.proposal.column.ProposalNote;
import pilotcity.portal.kernel.table.schema.proposal.column.ProposalNote.Code;
import pilotcity.portal.kernel.table.source.SourceColumn;
import pilotcity.portal.kernel.table.source.SourceRow;
import pilotcity.portal.kernel.table.source.TableReader;

/** Reads a table once and makes the proposal. */
final class ProposalRun {
    private static final long LOOK = 65_536;

    private final TableReader reader;
    private final ProposalOptions options;
    private final List<ColumnProfile> profiles = new ArrayList<>();
    private final OddRows odd;
    private final PersonalDataScan personal;
    private final List<ProposalNote> notes = new ArrayList<>();
    private long rows;
    private long dataRows;
    private boolean forgotten;

    ProposalRun(TableReader reader, ProposalOptions options) {
        this.reader = reader;
        this.options = options;
        List<Candidate.Way> ways = CandidateWays.list(options.zone());
        reader.columns()
                .forEach(column -> profiles.add(
                        new ColumnProfile(column, ways, reader.columns().size(), reader.hasDecimalCommas())));
        odd = new OddRows(reader.columns());
        personal = new PersonalDataScan(
                reader.columns().stream().map(SourceColumn::name).toList());
    }

    SchemaProposal run() {
        for (SourceRow row = reader.next(); row != null; row = reader.next()) {
            rows++;
            if (!odd.isOdd(row)) {
                dataRows++;
                take(row);
            }
            if (rows % LOOK == 0) {
                keepWithinBounds();
            }
        }
        notes.addAll(odd.notes());
        List<ColumnDraft> drafts = profiles.stream()
                .map(profile -> ColumnDecision.of(profile, options.digits()))
                .toList();
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        ArrayNode fields = schema.putArray("fields");
        List<String> keys = keys(drafts, schema);
        SpatialProposal.propose(drafts, schema, notes::add);
        List<ColumnProposal> columns =
                drafts.stream().map(ColumnDraft::proposal).toList();
        columns.forEach(column -> fields.add(column.field().deepCopy()));
        return new SchemaProposal(rows, schema, columns, keys, List.copyOf(notes), personal.findings());
    }

    private void take(SourceRow row) {
        List<@Nullable Object> cells = row.cells();
        for (int at = 0; at < profiles.size(); at++) {
            ColumnProfile profile = profiles.get(at);
            Object cell = at < cells.size() ? cells.get(at) : null;
            if (cell instanceof Geometry shape) {
                profile.shape(shape);
            } else if (cell instanceof String text && !InvisibleCharacters.isBlank(text)) {
                personal.cell(at, text);
                profile.take(row.number(), text);
            } else {
                profile.empty(cell == null ? "" : cell.toString());
            }
        }
    }

    /** Columns on the right are the last that are keys. */
    private void keepWithinBounds() {
        long held = 0;
        for (ColumnProfile profile : profiles) {
            held += profile.keys();
            if (profile.keys() > 0 && held > options.keys()) {
                profile.forgetKeys();
                forgotten = true;
            }
        }
    }

    private List<String> keys(List<ColumnDraft> drafts, ObjectNode schema) {
        List<ColumnDraft> candidates = KeyChoice.candidates(drafts, dataRows);
        List<String> names =
                candidates.stream().map(each -> each.profile().name()).toList();
        Optional<ColumnDraft> key = KeyChoice.choose(candidates, drafts, dataRows);
        key.ifPresent(each -> {
            schema.put("primaryKey", each.profile().name());
            notes.add(ProposalNote.told(
                    Code.KEY,
                    "建议以“" + each.profile().name() + "”为主键：每行都有值，且没有重复；今后的版本也须如此",
                    "'" + each.profile().name()
                            + "' is proposed as the primary key: every row has a value and no two are"
                            + " the same; that has to hold for later versions, too"));
        });
        if (forgotten && key.isEmpty()) {
            notes.add(ProposalNote.told(
                    Code.KEY, "行数太多，未能确认哪些列没有重复", "there are too many rows to tell which columns have no duplicates"));
        }
        return names;
    }
}
