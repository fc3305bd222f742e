/** The benchmark: generated documents of the shape of service records, measured over HTTP. */
@NullMarked
package pilotcity.portal.bench.against;

import org.jspecify.annotations.NullMarked;
