using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using ToolkitBot.Protocol.Telemetry;

namespace ToolkitBot.Protocol.Connector;

/// <summary>Makes one attempt of a call; every outcome but the caller's own cancellation is an answer.</summary>
internal sealed partial class ConnectorTransport(
    HttpClient http,
    IConnectorTokenSource? tokens,
    ConnectorOptions options,
    TimeProvider time,
    ILogger logger
)
{
    private static readonly ProductInfoHeaderValue Agent = new("ToolkitBot", "1.0");
    private static readonly MediaTypeWithQualityHeaderValue Json = new("application/json");
    private static readonly MediaTypeHeaderValue JsonBody = new("application/json", "utf-8");

    public async ValueTask<ConnectorAnswer> AttemptAsync(CallProgress progress, CancellationToken cancellationToken)
    {
        if (progress.Attempts++ > 0 && progress.Lease is { } lease)
        {
            await lease.NextAsync(cancellationToken);
        }

        ConnectorAnswer answer;
        try
        {
            var token = await TokenAsync(progress, cancellationToken);
            answer = await SendAsync(progress, token, cancellationToken);
        }
        catch (ConnectorException fault)
        {
            answer = new([], fault.Fault);
        }

        Note(progress, answer.Fault);
        return answer;
    }

    private static void Note(CallProgress progress, ConnectorFault? fault)
    {
        progress.Last = fault;
        progress.MayHaveHappened |= fault is { IsAmbiguous: true };
        if (fault?.Kind != ConnectorFaultKind.Throttled)
        {
            return;
        }

        WireTelemetry.Throttles.Add(1);
        if (fault.RetryAfter is { } pause)
        {
            progress.Lease?.Pause(pause);
        }
    }

    private async ValueTask<string?> TokenAsync(CallProgress progress, CancellationToken cancellationToken)
    {
        if (tokens is null)
        {
            return null;
        }

        return progress.RefusedToken is { } refused
            ? await tokens.RenewAsync(refused, cancellationToken)
            : await tokens.GetAsync(cancellationToken);
    }

    private async ValueTask<ConnectorAnswer> SendAsync(
        CallProgress progress,
        string? token,
        CancellationToken cancellationToken
    )
    {
        using var limit = new CancellationTokenSource(options.AttemptTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        using var request = Request(progress.Call, token);
        progress.IsUnderWay = true;
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var answer = await ReadAsync(progress.Call, response, either.Token);
            progress.RefusedToken = answer.Fault?.Kind == ConnectorFaultKind.Unauthorized ? token : null;
            progress.IsUnderWay = false;
            return answer;
        }
        catch (HttpRequestException fault)
        {
            progress.IsUnderWay = false;
            return new([], new ConnectorFault(KindOf(fault)));
        }
        catch (Exception fault)
            when (fault is IOException
                || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            progress.IsUnderWay = false;
            return new([], new ConnectorFault(ConnectorFaultKind.NoAnswer));
        }
    }

    private static HttpRequestMessage Request(ConnectorCall call, string? token)
    {
        // Joined as text: joining as addresses would drop the region and tenant from the service's path.
        var address = call.ServiceUrl.TrimEnd('/') + call.Path;
        var request = new HttpRequestMessage(call.Method, new Uri(address));
        request.Headers.UserAgent.Add(Agent);
        request.Headers.Accept.Add(Json);
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        if (call.Body is { } body)
        {
            request.Content = new ReadOnlyMemoryContent(body);
            request.Content.Headers.ContentType = JsonBody;
        }

        return request;
    }

    private async ValueTask<ConnectorAnswer> ReadAsync(
        ConnectorCall call,
        HttpResponseMessage response,
        CancellationToken cancellationToken
    )
    {
        var status = (int)response.StatusCode;
        Log.Answered(logger, call.Method.Method, call.Kind, status, Correlation(response));
        byte[] body = [];
        try
        {
            body = await BodyAsync(response, cancellationToken);
        }
        catch (Exception fault) when (IsOfNoMatter(fault, call, status))
        {
            // The status stands. What was written is written, whether or not we learn its id.
        }

        return response.IsSuccessStatusCode
            ? new(body, null)
            : new([], FaultReader.Read(status, body, response.Headers.RetryAfter, time.GetUtcNow()));
    }

    private static bool IsOfNoMatter(Exception fault, ConnectorCall call, int status)
    {
        var success = status is >= 200 and < 300;
        return fault is IOException or HttpRequestException or OperationCanceledException
            && !(success && call.Kind == CallKind.Read);
    }

    private async ValueTask<byte[]> BodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var body = new MemoryStream();
        var chunk = new byte[8192];
        int read;
        while ((read = await stream.ReadAsync(chunk, cancellationToken)) > 0)
        {
            if (body.Length + read > options.LargestAnswer)
            {
                throw new IOException("The answer is larger than the cap.");
            }

            body.Write(chunk, 0, read);
        }

        return body.ToArray();
    }

    private static string Correlation(HttpResponseMessage response) =>
        response.Headers.TryGetValues("MS-CV", out var values) ? values.FirstOrDefault() ?? "-" : "-";

    private static ConnectorFaultKind KindOf(HttpRequestException fault) =>
        fault.HttpRequestError
            is HttpRequestError.ConnectionError
                or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError
            ? ConnectorFaultKind.NotConnected
            : ConnectorFaultKind.NoAnswer;

    private static partial class Log
    {
        [LoggerMessage(1211, LogLevel.Debug, "Connector {Method} ({Kind}) answered {Status}, MS-CV {Correlation}")]
        public static partial void Answered(
            ILogger logger,
            string method,
            CallKind kind,
            int status,
            string correlation
        );
    }
}
