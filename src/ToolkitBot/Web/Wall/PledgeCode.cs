using System.Text;
using QRCoder;
using ToolkitBot.Settings;

namespace ToolkitBot.Web.Wall;

/// <summary><c>GET /wall/pledge.svg</c>: a QR code of the address where somebody can pledge, for the screen in the foyer.</summary>
internal sealed class PledgeCode(BotSettings settings)
{
    private readonly Lazy<byte[]?> picture = new(() => settings.Links.Pledge is { } address ? Draw(address) : null);

    public async Task ShowAsync(HttpContext http)
    {
        PageHeaders.Set(http);
        if (picture.Value is not { } svg)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        http.Response.ContentType = "image/svg+xml";
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.ContentLength = svg.Length;
        await http.Response.Body.WriteAsync(svg, http.RequestAborted);
    }

    private static byte[] Draw(string address)
    {
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(code);
        return Encoding.UTF8.GetBytes(svg.GetGraphic(4));
    }
}
