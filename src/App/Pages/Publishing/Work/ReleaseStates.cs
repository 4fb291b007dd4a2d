using Shirube.Domain;
using Shirube.Features.Publishing.Releases;

namespace Shirube.App.Pages.Publishing.Work;

/// <summary>How a release stands, in words.</summary>
internal static class ReleaseStates
{
    public static Message Of(WorkRelease release) =>
        release.PublishAt is null ? new("取りやめ", "Cancelled")
        : release.IsOut ? new("公表済み", "Released")
        : new("公表待ち", "Before its time");
}
