package pilotcity.portal;

import io.vertx.ext.web.Router;

/** One protocol over all kinds. It names no feature. */
public interface Face {
    /** Adds the face's routes. */
    void mount(Router router);
}
