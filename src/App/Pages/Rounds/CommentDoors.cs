using Shirube.App.Pages.People;
using Shirube.Data.People;
using Shirube.Domain.People;
using Shirube.Features.Rounds;

namespace Shirube.App.Pages.Rounds;

/// <summary>What the form of a comment sends.</summary>
internal static class CommentDoors
{
    public static void Map(WebApplication app) =>
        DutyGate
            .Group(app)
            .MapPost(
                "/comments",
                async (long round, long id, HttpContext http, WorkSource source, Links links) =>
                {
                    var form = await DutyGate.FormAsync(http);
                    var words = form["words"]
                        .ToString()
                        .Replace("\r\n", "\n", StringComparison.Ordinal);
                    var refusal = await Comment.RunAsync(
                        source,
                        http.Caller(),
                        id,
                        words,
                        DutyDoors.Key(form),
                        http.RequestAborted
                    );
                    return refusal is { } why
                        ? DutyDoors.Shown(http, round, id, UseCase.Comment, why, comment: words)
                        : Results.LocalRedirect(
                            links.To($"/rounds/{round}/duties/{id}") + "#comments"
                        );
                }
            );
}
