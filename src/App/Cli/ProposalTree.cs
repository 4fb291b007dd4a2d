using Shirube.Domain.Organisations;
using Shirube.Domain.Proposals;
using Spectre.Console;

namespace Shirube.App.Cli;

/// <summary>A proposal for people: the tree of entries, the questions, the account.</summary>
internal static class ProposalTree
{
    public static void Write(Proposal proposal)
    {
        var document = proposal.Document;
        var tree = new Tree(Markup.Escape(OneLine(document.Title)));
        // A heading may be printed after what it heads: every node is there before any is hung up.
        var nodes = proposal.Entries.ToDictionary(e => e.Id, e => new TreeNode(new Text(Label(e))));
        foreach (var entry in proposal.Entries)
        {
            IHasTreeNodes above =
                entry.Parent is { } key && nodes.TryGetValue(key, out var parent) ? parent : tree;
            above.AddNode(nodes[entry.Id]);
        }
        AnsiConsole.Write(tree);
        foreach (var question in proposal.Questions)
            Console.WriteLine(
                $"? {question.Text.In(Locale.Language)} ({Lines(question.Lines.FirstOrDefault(), question.Lines.LastOrDefault())})"
            );
        AnsiConsole.Write(AccountOf(proposal));
        foreach (var unread in proposal.Account.Unread)
            Console.WriteLine(
                $"{Locale.Text("未読", "unread")} {Lines(unread.FirstLine, unread.LastLine)}: {OneLine(unread.Text)}"
            );
    }

    private static Table AccountOf(Proposal proposal)
    {
        var account = proposal.Account;
        var furniture = account.Lines - account.Blank - account.Read - UnreadLines(proposal);
        var table = new Table { Title = new TableTitle(Locale.Text("読取収支", "Account")) };
        table.AddColumn(Locale.Text("行", "Lines"));
        table.AddColumn(new TableColumn(Locale.Text("数", "Count")).RightAligned());
        table.AddRow(Locale.Text("全体", "all"), $"{account.Lines}");
        table.AddRow(Locale.Text("空行", "blank"), $"{account.Blank}");
        table.AddRow(Locale.Text("読取", "read"), $"{account.Read}");
        table.AddRow(Locale.Text("体裁", "furniture"), $"{furniture}");
        table.AddRow(Locale.Text("未読", "unread"), $"{UnreadLines(proposal)}");
        return table;
    }

    // A run of unread lines may have blank ones between, which are counted as blank.
    private static int UnreadLines(Proposal proposal) =>
        proposal.Account.Unread.Sum(u =>
            u.Text.Split('\n').Count(l => !string.IsNullOrWhiteSpace(l))
        );

    private static string Label(Entry entry)
    {
        var who = string.Join(
            " ",
            entry.Responsibilities.Select(m => (m.Role == Role.Lead ? "◎" : "") + m.As)
        );
        var place = Lines(entry.Place.FirstLine, entry.Place.LastLine);
        return $"{entry.Kind.Name()} {OneLine(entry.Text)}{(who == "" ? "" : $" 【{who}】")} ({place})";
    }

    private static string Lines(int first, int last) =>
        first == last
            ? Locale.Text($"{first}行", $"line {first}")
            : Locale.Text($"{first}–{last}行", $"lines {first}-{last}");

    /// <summary>Documents are not trusted with the terminal: control characters become spaces.</summary>
    private static string OneLine(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
