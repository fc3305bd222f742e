package pilotcity.portal.face.mcp.tool;

import io.vertx.core.json.JsonObject;
import pilotcity.index.Index;

/** One thing that a model can ask the portal for. */
public interface Tool {
    /** What it is called in the protocol. */
    String name();

    /** What it is called for people. */
    String title();

    /** When and how to use it, for the model. */
    String description();

    /** The JSON schema of its arguments. */
    JsonObject input();

    /** The JSON schema of its answer. */
    JsonObject output();

    /**
     * The answer.
     *
     * @param arguments that fit {@link #input}
     * @param base how the outside reaches the portal
     * @throws RuntimeException that {@link pilotcity.portal.kernel.problem.ProblemResponses} describes to the model
     */
    JsonObject call(Index index, JsonObject arguments, String base);
}
