using Shirube.Domain;
using Shirube.Features.Importing;

namespace Shirube.App.Pages.Importing;

internal static class JobWords
{
    public static Message State(JobState state) =>
        state switch
        {
            JobState.Queued => new("待機中", "Waiting"),
            JobState.Reading => new("読取中", "Being read"),
            JobState.Review => new("確認待ち", "To be reviewed"),
            JobState.Accepted => new("登録済み", "In the register"),
            JobState.Refused => new("読めません", "Cannot be read"),
            _ => new("中止", "Cancelled"),
        };
}
