using Shirube.Domain;

namespace Shirube.App.Pages.Errors;

/// <summary>What was sent cannot be read at all; 400, and why in words.</summary>
public sealed class UnreadableRequestException(Message why, Exception? inner = null)
    : BadHttpRequestException(why.En, StatusCodes.Status400BadRequest, inner!)
{
    public Message Why => why;

    public static Message NoForm { get; } =
        new(
            "届いたものは、このページのフォームから送られた形ではありません。何も変えていません。ページを開き直し、そのフォームからもう一度送ってください。",
            "What arrived does not have the shape of this page's form. Nothing was changed. Open the page again and send its form."
        );
}
