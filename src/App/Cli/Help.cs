using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Shirube.App.Cli;

/// <summary>The help of every command, all of it in the language of the locale (the library translates only a part).</summary>
internal sealed class Help : SynchronousCommandLineAction
{
    public override bool Terminating => true;

    public static void ReplaceIn(RootCommand root)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Action = new Help();
        option.Description = Locale.Text("使い方を示す", "Show this help");
        root.Options.OfType<VersionOption>().Single().Description = Locale.Text(
            "版を示す",
            "Show the version"
        );
    }

    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        var path = "";
        for (var above = parseResult.CommandResult.Parent; above is not null; above = above.Parent)
            if (above is System.CommandLine.Parsing.CommandResult over)
                path = (over.Command is RootCommand ? "./shirube" : over.Command.Name) + " " + path;
        var name = command is RootCommand ? "./shirube" : command.Name;
        var words = Console.Out;
        words.WriteLine(command.Description);
        words.WriteLine();
        words.WriteLine(
            $"{Locale.Text("使い方", "Usage")}: {path}{name}{string.Concat(command.Arguments.Select(Placeholder))}"
                + (command.Subcommands.Count > 0 ? Locale.Text(" コマンド", " COMMAND") : "")
                + Locale.Text(" [オプション]", " [OPTIONS]")
        );
        Section(
            Locale.Text("コマンド", "Commands"),
            command
                .Subcommands.Where(c => !c.Hidden)
                .Select(c =>
                    (c.Name + string.Concat(c.Arguments.Select(Placeholder)), c.Description)
                )
        );
        Section(
            Locale.Text("引数", "Arguments"),
            command.Arguments.Select(a => (Placeholder(a).Trim(), a.Description))
        );
        var options = command
            .Options.Concat(
                parseResult.RootCommandResult.Command.Options.Where(o => o is HelpOption)
            )
            .Distinct();
        Section(
            Locale.Text("オプション", "Options"),
            options.Select(o =>
                (
                    string.Join(
                        ", ",
                        o.Aliases.Prepend(o.Name).Where(a => a[0] == '-').OrderBy(a => a.Length)
                    ) + (o.HelpName is { } value ? $" {value}" : ""),
                    o.Description
                )
            )
        );
        return ExitCode.Done;
    }

    private static string Placeholder(Argument argument) =>
        (argument.Arity.MinimumNumberOfValues, argument.Arity.MaximumNumberOfValues) switch
        {
            (0, > 1) => $" [{argument.Name}…]",
            (0, _) => $" [{argument.Name}]",
            (_, > 1) => $" {argument.Name}…",
            _ => $" {argument.Name}",
        };

    private static void Section(string title, IEnumerable<(string Name, string? About)> lines)
    {
        var all = lines.ToList();
        if (all.Count == 0)
            return;
        Console.Out.WriteLine();
        Console.Out.WriteLine($"{title}:");
        var width = all.Max(l => l.Name.Length) + 2;
        foreach (var (name, about) in all)
            Console.Out.WriteLine($"  {name.PadRight(width)}{about}");
    }
}
