using System.Globalization;

namespace Shirube.Domain.Mails;

/// <summary>The texts of all mails. No answer and no comment is quoted: what is not published stays on the site.</summary>
public static class Letters
{
    private const int MostListed = 40;

    /// <param name="missing">The initiatives that still want an answer.</param>
    public static Letter Late(
        long roundId,
        string round,
        DateOnly dueOn,
        IReadOnlyList<string> missing
    ) =>
        new(
            MailCause.Late,
            new(
                $"【回答のお願い】{round}：未提出 {missing.Count}件",
                $"Please answer: {missing.Count} missing"
            ),
            new(
                $"「{round}」（締切 {Day(dueOn)}）で、まだ提出されていない回答が{missing.Count}件あります。\n\n{List(missing, "ほか{0}件")}\n\n下のURLから回答してください。行き違いの場合はご容赦ください。",
                $"{missing.Count} answers for \"{round}\" (due {Day(dueOn)}) have not been submitted yet; the list is above. Please answer at the address below."
            ),
            $"/rounds/{roundId}/duties?mine=yes"
        );

    public static Letter Returned(
        long roundId,
        long dutyId,
        string round,
        string initiative,
        string reason
    ) =>
        new(
            MailCause.Returned,
            new($"【差し戻し】{round}", "An answer was returned"),
            new(
                $"次の取組の回答が、事務局から差し戻されました。\n\n{initiative}\n\n理由：{reason}\n\n下のURLで直して、もう一度提出してください。",
                "The secretariat returned your answer for the initiative above, with its reason. Change it at the address below and submit it again."
            ),
            $"/rounds/{roundId}/duties/{dutyId}"
        );

    /// <summary>Its path ends with the recipient's own duty, which the database finds.</summary>
    public static Letter Commented(string round, string initiative, string by) =>
        new(
            MailCause.Comment,
            new($"【コメント】{round}", "A new comment"),
            new(
                $"{by}さんが、次の取組にコメントしました。\n\n{initiative}\n\n内容は下のURLで読めます。読むまで、この取組への新しいコメントは知らせません。",
                $"{by} commented on the initiative above. Read it at the address below; until then you are not told of further ones."
            ),
            ""
        );

    public static Letter Opened(long roundId, string round, DateOnly dueOn, bool isAgain) =>
        new(
            isAgain ? MailCause.Reopened : MailCause.Opened,
            isAgain
                ? new($"【受付再開】{round}", "The round was reopened")
                : new($"【回答のお願い】{round}", "Please answer"),
            isAgain
                ? new(
                    $"「{round}」の受付を再開しました。下のURLから回答できます。",
                    $"\"{round}\" was reopened. You can answer at the address below."
                )
                : new(
                    $"「{round}」の受付を始めました。締切は{Day(dueOn)}です。下のURLから回答してください。",
                    $"\"{round}\" is open until {Day(dueOn)}. Please answer at the address below."
                ),
            $"/rounds/{roundId}/duties?mine=yes"
        );

    /// <param name="isNew">Whether it opens an account; otherwise it sets a new password.</param>
    public static Letter Invited(string name, bool isNew) =>
        new(
            MailCause.Invitation,
            isNew
                ? new("【しるべ】利用の招待", "Your invitation to Shirube")
                : new("【しるべ】パスワードの再設定", "Set a new password for Shirube"),
            isNew
                ? new(
                    $"{name}さん\n\nしるべを利用できるようになりました。下のURLでアカウントを開いてください。7日のあいだ、一度だけ使えます。心当たりがなければ、何もしないでください。",
                    "You have been invited to Shirube. Open your account at the address below: it is good for seven days, for once. If you do not expect this, do nothing."
                )
                : new(
                    $"{name}さん\n\n下のURLで新しいパスワードを決めてください。7日のあいだ、一度だけ使えます。心当たりがなければ、管理者に知らせてください。",
                    "Set a new password at the address below: it is good for seven days, for once. If you did not ask for it, tell an administrator."
                ),
            "/invitations/"
        );

    private static string Day(DateOnly day) =>
        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string List(IReadOnlyList<string> lines, string more) =>
        string.Join('\n', lines.Take(MostListed).Select(l => $"・{Letter.OneLine(l)}"))
        + (
            lines.Count > MostListed
                ? "\n" + string.Format(CultureInfo.InvariantCulture, more, lines.Count - MostListed)
                : ""
        );
}
