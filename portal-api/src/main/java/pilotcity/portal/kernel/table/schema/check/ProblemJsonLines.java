package pilotcity.portal.kernel.table.schema.check;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** Writes problems as JSON Lines: an object a line, with {@code row column value rule message} in both languages. */
public final class ProblemJsonLines implements Consumer<CellProblem> {
    private final Appendable out;

    /** @param out is neither flushed nor closed */
    public ProblemJsonLines(Appendable out) {
        this.out = out;
    }

    @Override
    public void accept(CellProblem problem) {
        try {
            out.append(json(problem).toString()).append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode json(CellProblem problem) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("row", problem.row())
                .put("column", problem.column())
                .put("value", problem.value())
                .put("rule", problem.rule().code());
        json.putObject("message")
                .put("zh", problem.message().zh())
                .put("en", problem.message().en());
        return json;
    }
}
