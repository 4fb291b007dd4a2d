namespace Shirube.App.Startup;

/// <summary>HEAD is answered as GET, on all that is public: the same way is gone, and the server sends no body. In the rooms
/// where people work it is refused: there are streams that do not end.</summary>
public sealed class HeadRequests(RequestDelegate next)
{
    private static readonly object Mark = new();

    /// <summary>False where making the body would be for nothing.</summary>
    public static bool WantBody(HttpContext context) => !context.Items.ContainsKey(Mark);

    public async Task Invoke(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsHead(request.Method) || Workrooms.IsRoom(request.Path))
        {
            await next(context);
            return;
        }
        context.Items[Mark] = true;
        request.Method = HttpMethods.Get;
        try
        {
            await next(context);
        }
        finally
        {
            request.Method = HttpMethods.Head;
        }
    }
}
