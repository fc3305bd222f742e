package pilotcity.portal.kernel.table.schema.proposal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import pilotcity.portal.kernel.table.schema.personal.PersonalDataColumn;
import pilotcity.portal.kernel.table.schema.proposal.column.ColumnProposal;
import pilotcity.portal.kernel.table.schema.proposal.column.ProposalNote;
import pilotcity.portal.kernel.table.source.TableReader;

/**
 * A proposed schema of a table, with its reasons, made of all its rows. Rows of totals, of the header and of remarks are
 * pointed out and not counted.
 *
 * @param rows read, all of them
 * @param schema a Table Schema; every cell of the table fits it, but for the misfits that its columns name and the odd
 *     rows that its notes name
 * @param keys columns without duplicates and gaps, of which the schema proposes one at most
 */
public record SchemaProposal(
        long rows,
        ObjectNode schema,
        List<ColumnProposal> columns,
        List<String> keys,
        List<ProposalNote> notes,
        List<PersonalDataColumn> personalData) {

    /**
     * Reads {@code reader} to its end once and leaves it open. The memory that it takes grows with the columns, and with
     * the rows up to the bound of {@code options}.
     *
     * @throws pilotcity.portal.kernel.table.source.TableSourceException when the file cannot be read further
     */
    public static SchemaProposal of(TableReader reader, ProposalOptions options) {
        return new ProposalRun(reader, options).run();
    }

    /** The same as JSON, in a fixed order. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("rows", rows);
        json.set("schema", schema.deepCopy());
        ArrayNode list = json.putArray("columns");
        columns.forEach(column -> list.add(column.toJson()));
        ArrayNode unique = json.putArray("keys");
        keys.forEach(unique::add);
        ArrayNode told = json.putArray("notes");
        notes.forEach(note -> told.add(note.toJson()));
        ArrayNode personal = json.putArray("personalData");
        personalData.forEach(found -> personal.add(found.toJson()));
        return json;
    }
}
