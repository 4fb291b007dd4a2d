using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Shirube.Domain;
using Shirube.Domain.People;

namespace Shirube.App.Pages.People;

/// <summary>What somebody sent whose session had ended: the forms of the sign-in carry it along, and after it the browser sends
/// it to the same door. Nothing of it is kept here. The door's address names who typed it: for anybody else it stays
/// closed.</summary>
/// <param name="Door">The whole address that it was sent to.</param>
public sealed partial record HeldWords(
    string Door,
    ImmutableArray<(string Name, string Value)> Words
)
{
    /// <summary>In the query of a door: the person to whom its form was shown.</summary>
    public const string By = "by";
    private const string Prefix = "held-";
    private const string DoorField = Prefix + "door";

    /// <summary>Whether the browser can be sent on with them.</summary>
    public bool GoOn => DoorOfWords().IsMatch(Door) && Onward.Ours(Door) is not null;

    /// <summary>For the forms of the sign-in.</summary>
    public IEnumerable<(string Name, string Value)> Fields =>
        Words.Select(w => (Prefix + w.Name, w.Value)).Prepend((DoorField, Door));

    /// <summary>What people typed, and not what the form added.</summary>
    public IEnumerable<string> Typed =>
        Words
            .Where(w => w.Name is not ("seen" or "key" or "then" or "status" or "drop"))
            .Select(w => w.Value)
            .Where(v => v.Length > 0);

    public static HeldWords Of(HttpRequest request, IFormCollection form) =>
        new(
            request.PathBase + request.Path + request.QueryString,
            [.. form.SelectMany(f => f.Value.Select(v => (f.Key, v ?? "")))]
        );

    /// <returns>What a form of the sign-in carries along; null for nothing, or to a door that takes no words.</returns>
    public static HeldWords? In(IFormCollection form)
    {
        if (form[DoorField].ToString() is not { Length: > 0 } door)
            return null;
        var held = Out(form);
        var words = new HeldWords(
            door,
            [.. held.SelectMany(f => f.Value.Select(v => (f.Key, v ?? "")))]
        );
        return words.GoOn ? words : null;
    }

    /// <summary>A form as its page sends it, whether it came through the sign-in or not.</summary>
    public static IFormCollection Out(IFormCollection form) =>
        form.ContainsKey(DoorField)
            ? new FormCollection(
                form.Where(f =>
                        f.Key != DoorField && f.Key.StartsWith(Prefix, StringComparison.Ordinal)
                    )
                    .ToDictionary(f => f.Key[Prefix.Length..], f => f.Value)
            )
            : form;

    /// <summary>As <see cref="By"/> says it.</summary>
    public static string? NameOf(Caller caller) =>
        caller.PersonId?.ToString(CultureInfo.InvariantCulture);

    public static Message OfAnother { get; } =
        new(
            "書いたのは、いまサインインしている人とは別の人です。この名前では保存していません。書いた内容はこの画面に残っています。",
            "This was typed by somebody else than who is signed in now. It is not saved in this name. The words are still here."
        );

    [GeneratedRegex(
        @"^(/[A-Za-z0-9_-]+)*?/rounds/\d+/duties/\d+/(save|comments|return|verify)\?by=\d+$"
    )]
    private static partial Regex DoorOfWords();
}
