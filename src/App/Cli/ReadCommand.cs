using System.CommandLine;
using Shirube.Reading;

namespace Shirube.App.Cli;

/// <summary><c>read FILE</c>: what reading a document proposes. Needs no database.</summary>
internal static class ReadCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE")
        {
            Description = Locale.Text(
                "読むファイル。- は標準入力",
                "The file to read; - reads standard input"
            ),
        };
        var json = new Option<bool>("--json")
        {
            Description = Locale.Text(
                "読取案の全体を JSON で標準出力に書く",
                "Write the whole proposal to stdout as JSON"
            ),
        };
        var command = new Command(
            "read",
            Locale.Text(
                "文書を一つ読み、読取案と読取収支を示す。終了コード: 0 すべて読めた、2 使い方の誤り、3 読めない、4 読めたが未読の行がある",
                "Read one document and show the proposal and its account. Exit codes: 0 read whole, 2 usage, 3 cannot be read, 4 read but some lines are unread"
            )
        )
        {
            file,
            json,
        };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(file), parsed.GetValue(json)));
        return command;
    }

    private static int Run(string path, bool asJson)
    {
        var name = path == "-" ? "stdin" : Path.GetFileName(path);
        var proposal = Reader.Read(DocumentFile.Read(path), name);
        if (asJson)
        {
            using var stdout = Console.OpenStandardOutput();
            ProposalJson.Write(proposal, stdout);
        }
        else
            ProposalTree.Write(proposal);
        return proposal.Account.Unread.IsEmpty ? ExitCode.Done : ExitCode.PartlyRead;
    }
}
