package pilotcity.portal.kernel.http;

import io.vertx.ext.web.Router;
import java.util.List;
import pilotcity.portal.kernel.http.operation.Operation;

/** One protocol over all kinds. It names no feature. */
public interface Face {
    /** Adds the face's routes. */
    void mount(Router router);

    /** Its addresses that belong to the portal's own API, as the OpenAPI document lists them. */
    default List<Operation> operations() {
        return List.of();
    }
}
