package pilotcity.portal.face.open311.answer;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.problem.Problem;

/** The two formats, each at an address of its own. */
public enum AnswerFormat {
    XML("text/xml; charset=utf-8") {
        @Override
        public Buffer write(AnswerDocument document) {
            return Open311XmlWriter.write(document);
        }
    },
    JSON(ResponseSender.JSON) {
        @Override
        public Buffer write(AnswerDocument document) {
            return SparkJsonWriter.write(document);
        }
    };

    private final String type;

    AnswerFormat(String type) {
        this.type = type;
    }

    /** The value of {@code Content-Type}. */
    public String type() {
        return type;
    }

    public abstract Buffer write(AnswerDocument document);

    /** @throws Problem BAD_REQUEST for another format */
    public static AnswerFormat of(RoutingContext context) {
        return switch (ResponseSender.path(context, "format")) {
            case "xml" -> XML;
            case "json" -> JSON;
            default -> throw unknown();
        };
    }

    public static Problem unknown() {
        return Problem.of(Problem.Kind.BAD_REQUEST, "the address must end in .xml or .json");
    }

    /** The format of an error: the one that was asked for, as far as that is clear. */
    public static AnswerFormat ofError(RoutingContext context) {
        return String.valueOf(context.request().path()).endsWith(".json") ? JSON : XML;
    }
}
