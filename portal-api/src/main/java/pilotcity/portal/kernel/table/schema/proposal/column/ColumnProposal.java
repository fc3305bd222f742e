package pilotcity.portal.kernel.table.schema.proposal.column;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * What is proposed for one column, and why.
 *
 * @param field as it would stand in the schema
 * @param evidence how many cells fit it
 * @param missing words that stand for no value, with how often each is there
 * @param alternatives other fields that fit as well, or nearly
 */
public record ColumnProposal(
        String name,
        ObjectNode field,
        Evidence evidence,
        Samples samples,
        Map<String, Long> missing,
        List<Alternative> alternatives,
        List<ProposalNote> notes) {

    /**
     * @param values cells with a value
     * @param empty cells without
     * @param misfits the first different ones
     */
    public record Evidence(long values, long empty, long fits, long misses, List<Misfit> misfits) {}

    /** A cell that cannot be read as proposed. */
    public record Misfit(long row, String value) {}

    /**
     * Some of the values.
     *
     * @param distinct how many different ones there are; -1 where they are many
     * @param longest shortened
     */
    public record Samples(int distinct, List<String> first, String longest, List<String> rarest) {}

    /** Another field. */
    public record Alternative(ObjectNode field, long fits, long misses) {}

    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("name", name);
        json.set("field", field.deepCopy());
        ObjectNode seen = json.putObject("evidence")
                .put("values", evidence.values())
                .put("empty", evidence.empty())
                .put("fits", evidence.fits())
                .put("misses", evidence.misses());
        ArrayNode misfits = seen.putArray("misfits");
        evidence.misfits()
                .forEach(misfit -> misfits.addObject().put("row", misfit.row()).put("value", misfit.value()));
        ObjectNode shown = json.putObject("samples").put("distinct", samples.distinct());
        ArrayNode first = shown.putArray("first");
        samples.first().forEach(first::add);
        shown.put("longest", samples.longest());
        ArrayNode rarest = shown.putArray("rarest");
        samples.rarest().forEach(rarest::add);
        ArrayNode words = json.putArray("missing");
        missing.forEach((word, count) -> words.addObject().put("word", word).put("count", count));
        ArrayNode others = json.putArray("alternatives");
        alternatives.forEach(each -> {
            ObjectNode other = others.addObject();
            other.set("field", each.field().deepCopy());
            other.put("fits", each.fits()).put("misses", each.misses());
        });
        ArrayNode list = json.putArray("notes");
        notes.forEach(note -> list.add(note.toJson()));
        return json;
    }
}
