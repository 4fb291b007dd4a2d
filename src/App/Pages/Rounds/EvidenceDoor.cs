using Shirube.App.Pages.People;
using Shirube.Data.People;
using Shirube.Features.Rounds;

namespace Shirube.App.Pages.Rounds;

/// <summary>Files of evidence on their way out.</summary>
internal static class EvidenceDoor
{
    /// <summary>Handed in by somebody: saved to disk by the browser and never shown as a page of this site.</summary>
    public static async Task<IResult> GiveAsync(
        long id,
        string sha256,
        HttpContext http,
        WorkSource source
    )
    {
        var (file, _) = await GetEvidenceFile.RunAsync(
            source,
            http.Caller(),
            id,
            sha256,
            http.RequestAborted
        );
        if (file is null)
            return Results.NotFound();
        http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return Results.File(file.Content, file.MediaType, file.Name);
    }
}
