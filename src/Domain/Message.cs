namespace Shirube.Domain;

/// <summary>The languages in which the product speaks to people.</summary>
public enum Language
{
    Japanese,
    English,
}

/// <summary>Words for people, always in both languages, so that neither can be forgotten.</summary>
public readonly record struct Message(string Ja, string En)
{
    public string In(Language language) => language == Language.English ? En : Ja;

    public override string ToString() => Ja;
}
