/**
 * What can be asked in a conversation, and what people reply to it.
 *
 * <p>CategoryQuestions makes Questions of what a category asks; ReplyReader makes a Reply of what somebody writes, and
 * SaidChoices finds what they have said already.
 *
 * <p>It knows neither a conversation nor what has been asked in one.
 */
@NullMarked
package pilotcity.portal.suggestion.conversation.question;

import org.jspecify.annotations.NullMarked;
