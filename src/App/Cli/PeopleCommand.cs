using System.CommandLine;
using Shirube.Data;
using Shirube.Domain.People;
using Shirube.Features.People;

namespace Shirube.App.Cli;

/// <summary><c>people add-admin EMAIL</c>: a link with which the first administrator opens an account.</summary>
internal static class PeopleCommand
{
    public static Command Create() =>
        new(
            "people",
            Locale.Text("利用者：最初の管理者をつくる", "People: make the first administrator")
        )
        {
            AddAdministrator(),
        };

    private static Command AddAdministrator()
    {
        var email = new Argument<string>("EMAIL")
        {
            Description = Locale.Text(
                "管理者のメールアドレス",
                "E-mail address of the administrator"
            ),
        };
        var url = PublicUrlOption.Create(
            Locale.Text(
                "利用者から見たサイトのURL（招待のURLの初めに付く）。指定がなければ、URLのうちサイトより後の部分だけを表示する",
                "The address people know the site by, with which the invitation's begins; without it only what comes after it is printed"
            )
        );
        var command = new Command(
            "add-admin",
            Locale.Text(
                "管理者への招待をつくり、アカウントを開くURLを表示する。URLは7日のあいだ一度だけ使える",
                "Invite an administrator and print the address that opens the account; it is good for seven days, for once"
            )
        )
        {
            email,
            url,
        };
        command.SetAction(
            (parsed, ct) => RunAsync(parsed.GetValue(email)!, PublicUrlOption.Of(parsed, url), ct)
        );
        return command;
    }

    private static async Task<int> RunAsync(string email, string? url, CancellationToken ct)
    {
        await using var database = await Database.OpenAsync(DatabaseOptions.FromEnvironment(), ct);
        var (token, refusal) = await InvitePerson.RunAsync(
            database.Work,
            Caller.Operator,
            email,
            email.Split('@')[0],
            PersonRole.Administrator.Name(),
            null,
            ct: ct
        );
        if (refusal is { } why)
        {
            Locale.Complain(why);
            return ExitCode.Usage;
        }
        Console.WriteLine($"{url}/invitations/{token}");
        // Where the site is served is known to whoever serves it: another port may have been free, or something stand in front.
        if (url is null)
            Locale.Complain(
                new(
                    "サイトのURL（serve が始めに表示するもの。例：http://127.0.0.1:5480）の後に、上の1行を付けて開いてください。--public-url を付けると、初めから終わりまでのURLを表示します。",
                    "Open the line above at the address of the site, which serve prints when it starts (such as http://127.0.0.1:5480). With --public-url the whole address is printed."
                )
            );
        return ExitCode.Done;
    }
}
