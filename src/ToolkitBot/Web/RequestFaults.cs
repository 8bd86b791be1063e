using Microsoft.AspNetCore.Connections;

namespace ToolkitBot.Web;

/// <summary>
/// Answers a request that never became whole: too long, too slow, broken off, or nobody is there any more. Anybody may send
/// such a thing, so none of it is an error, and nothing is logged; the server would log each with its stack.
/// </summary>
internal static class RequestFaults
{
    public static void UseRequestFaults(this WebApplication app) =>
        app.Use(
            async (http, next) =>
            {
                try
                {
                    await next(http);
                }
                catch (BadHttpRequestException e) when (!http.Response.HasStarted)
                {
                    http.Response.StatusCode = e.StatusCode;
                }
                catch (Exception e)
                    when (e is ConnectionResetException || e is OperationCanceledException && IsGone(http))
                {
                    // Nobody is left to be answered.
                }
            }
        );

    private static bool IsGone(HttpContext http) => http.RequestAborted.IsCancellationRequested;
}
