using System.Xml.Linq;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace Shirube.Data.People;

/// <summary>The keys that protect cookies lie in the database: every process of the site reads the others' cookies, and
/// nothing is written beside the program.</summary>
public sealed class CookieKeys(NpgsqlDataSource database) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = database.OpenConnection();
        return
        [
            .. connection
                .Query<string>("select xml from cookie_key order by id")
                .Select(xml => XElement.Parse(xml)),
        ];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var connection = database.OpenConnection();
        connection.Execute(
            "insert into cookie_key (name, xml) values (@friendlyName, @xml)",
            new { friendlyName, xml = element.ToString(SaveOptions.DisableFormatting) }
        );
    }
}
