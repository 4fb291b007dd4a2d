using System.Reflection;
using System.Text.RegularExpressions;
using Shirube.Domain;

namespace Shirube.House.Tests;

/// <summary>Everything the product says, it says in both languages.</summary>
public partial class MessagesTests
{
    private const string Reason =
        "Officers read Japanese, many of their readers English; neither gets an empty line.";

    private static readonly string[] Assemblies =
    [
        "Shirube.Domain",
        "Shirube.Reading",
        "Shirube.Data",
        "Shirube.Features",
        "shirube",
    ];

    [Fact]
    public void Messages_written_in_the_source_have_words_in_both_languages()
    {
        var messages = (
            from file in Repository.Sources()
            let text = Repository.Read(file)
            from match in MessageOfTwoLiterals().Matches(text)
            // new("…", "…") is a message where its first words are Japanese.
            where
                match.Groups["how"].Value == "Message"
                || Japanese().IsMatch(match.Groups["ja"].Value)
            select (
                Place: $"{file}:{text.AsSpan(0, match.Index).Count('\n') + 1}",
                Ja: match.Groups["ja"].Value,
                En: match.Groups["en"].Value
            )
        ).ToList();
        Assert.NotEmpty(messages);

        Repository.Hold(
            "Message(ja, en): both filled, the first in Japanese, the second not.",
            Reason,
            messages
                .Where(m =>
                    string.IsNullOrWhiteSpace(m.Ja)
                    || string.IsNullOrWhiteSpace(m.En)
                    || !Japanese().IsMatch(m.Ja)
                    || SentenceOfKana().IsMatch(m.En)
                )
                .Select(m => $"{m.Place} “{m.Ja}” / “{m.En}”")
        );
    }

    [Fact]
    public void Messages_that_can_be_asked_for_have_words_in_both_languages()
    {
        var messages = Types().SelectMany(Constructible).ToList();
        Assert.NotEmpty(messages);

        Repository.Hold(
            "Every static Message, and every Message of an enum's value, has Ja and En.",
            Reason,
            messages
                .Where(m =>
                    string.IsNullOrWhiteSpace(m.Message.Ja)
                    || string.IsNullOrWhiteSpace(m.Message.En)
                )
                .Select(m => m.Place)
        );
    }

    private static IEnumerable<Type> Types() =>
        Assemblies
            .Select(Assembly.Load)
            .SelectMany(a => a.GetTypes())
            .Where(t => !t.ContainsGenericParameters);

    private static IEnumerable<(string Place, Message Message)> Constructible(Type type)
    {
        const BindingFlags statics =
            BindingFlags.Static
            | BindingFlags.Public
            | BindingFlags.NonPublic
            | BindingFlags.DeclaredOnly;
        foreach (var field in type.GetFields(statics).Where(f => f.FieldType == typeof(Message)))
            yield return ($"{type.Name}.{field.Name}", (Message)field.GetValue(null)!);
        foreach (var method in type.GetMethods(statics).Where(m => m.ReturnType == typeof(Message)))
            if (method.GetParameters() is [{ ParameterType.IsEnum: true } only])
                foreach (var value in Enum.GetValues(only.ParameterType))
                    yield return (
                        $"{type.Name}.{method.Name}({value})",
                        (Message)method.Invoke(null, [value])!
                    );
    }

    [GeneratedRegex(
        """
            \b(?<how>Message|new)\(\s*\$?"(?<ja>(?:[^"\\]|\\.)*)",\s*\$?"(?<en>(?:[^"\\]|\\.)*)"\s*\)
            """
    )]
    private static partial Regex MessageOfTwoLiterals();

    [GeneratedRegex(@"[\p{IsHiragana}\p{IsKatakana}\p{IsCJKUnifiedIdeographs}]")]
    private static partial Regex Japanese();

    // A quoted Japanese term may stand in English; a whole sentence may not.
    [GeneratedRegex(@"\p{IsHiragana}{3,}.*[。]")]
    private static partial Regex SentenceOfKana();
}
