/** How Chinese and English text is cut into terms, and how a person's words become a query. */
@NullMarked
package pilotcity.index.text;

import org.jspecify.annotations.NullMarked;
