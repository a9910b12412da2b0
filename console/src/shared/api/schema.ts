/* Made from the OpenAPI document by `npm run console:api`. Not to be changed by hand. */
export const COUNTRIES = ["AD","AE","AF","AG","AI","AL","AM","AO","AQ","AR","AS","AT","AU","AW","AX","AZ","BA","BB","BD","BE","BF","BG","BH","BI","BJ","BL","BM","BN","BO","BQ","BR","BS","BT","BV","BW","BY","BZ","CA","CC","CD","CF","CG","CH","CI","CK","CL","CM","CN","CO","CR","CU","CV","CW","CX","CY","CZ","DE","DJ","DK","DM","DO","DZ","EC","EE","EG","EH","ER","ES","ET","FI","FJ","FK","FM","FO","FR","GA","GB","GD","GE","GF","GG","GH","GI","GL","GM","GN","GP","GQ","GR","GS","GT","GU","GW","GY","HK","HM","HN","HR","HT","HU","ID","IE","IL","IM","IN","IO","IQ","IR","IS","IT","JE","JM","JO","JP","KE","KG","KH","KI","KM","KN","KP","KR","KW","KY","KZ","LA","LB","LC","LI","LK","LR","LS","LT","LU","LV","LY","MA","MC","MD","ME","MF","MG","MH","MK","ML","MM","MN","MO","MP","MQ","MR","MS","MT","MU","MV","MW","MX","MY","MZ","NA","NC","NE","NF","NG","NI","NL","NO","NP","NR","NU","NZ","OM","PA","PE","PF","PG","PH","PK","PL","PM","PN","PR","PS","PT","PW","PY","QA","RE","RO","RS","RU","RW","SA","SB","SC","SD","SE","SG","SH","SI","SJ","SK","SL","SM","SN","SO","SR","SS","ST","SV","SX","SY","SZ","TC","TD","TF","TG","TH","TJ","TK","TL","TM","TN","TO","TR","TT","TV","TW","TZ","UA","UG","UM","US","UY","UZ","VA","VC","VE","VG","VI","VN","VU","WF","WS","YE","YT","ZA","ZM","ZW"] as const;
export const CURRENCIES = ["AED","AFN","ALL","AMD","AOA","ARS","AUD","AWG","AZN","BAM","BBD","BDT","BHD","BIF","BMD","BND","BOB","BOV","BRL","BSD","BTN","BWP","BYN","BZD","CAD","CDF","CHE","CHF","CHW","CLF","CLP","CNY","COP","COU","CRC","CUP","CVE","CZK","DJF","DKK","DOP","DZD","EGP","ERN","ETB","EUR","FJD","FKP","GBP","GEL","GHS","GIP","GMD","GNF","GTQ","GYD","HKD","HNL","HTG","HUF","IDR","ILS","INR","IQD","IRR","ISK","JMD","JOD","JPY","KES","KGS","KHR","KMF","KPW","KRW","KWD","KYD","KZT","LAK","LBP","LKR","LRD","LSL","LYD","MAD","MDL","MGA","MKD","MMK","MNT","MOP","MRU","MUR","MVR","MWK","MXN","MXV","MYR","MZN","NAD","NGN","NIO","NOK","NPR","NZD","OMR","PAB","PEN","PGK","PHP","PKR","PLN","PYG","QAR","RON","RSD","RUB","RWF","SAR","SBD","SCR","SDG","SEK","SGD","SHP","SLE","SOS","SRD","SSP","STN","SVC","SYP","SZL","THB","TJS","TMT","TND","TOP","TRY","TTD","TWD","TZS","UAH","UGX","USD","USN","UYI","UYU","UYW","UZS","VED","VES","VND","VUV","WST","XAD","XAF","XCD","XCG","XOF","XPF","YER","ZAR","ZMW","ZWG"] as const;
export interface paths {
    "/affiliates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-affiliates"];
        put?: never;
        post: operations["import-affiliates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/affiliates/{affiliateId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get-affiliate"];
        put: operations["update-affiliate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/affiliates/{affiliateId}/adjustments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["adjust-balance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/affiliates/{affiliateId}/commissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-affiliate-commissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/affiliates/{affiliateId}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["hold-affiliate"];
        delete: operations["release-affiliate"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/affiliates/{affiliateId}/hold/proposal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["withdraw-release"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/affiliates/payable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-payable-affiliates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit-logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-audit-logs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit-logs/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["verify-audit-logs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-batches"];
        put?: never;
        post: operations["create-batches"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/batches/{batchId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get-batch"];
        put?: never;
        post?: never;
        delete: operations["cancel-batch"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/batches/{batchId}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["approve-batch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/batches/{batchId}/execute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["execute-batch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/batches/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["preview-batches"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/commissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["import-commissions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/commissions/{commissionId}/reverse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["reverse-commission"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get-config"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["change-config"];
        trace?: never;
    };
    "/config/proposal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["withdraw-config-change"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get-health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-incidents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/incidents/{incidentId}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["resolve-incident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get-openapi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["pay-affiliate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recovery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get-recovery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/affiliates/{affiliateId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get-affiliate-statement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/funds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get-funds-report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/reconciliation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get-reconciliation-report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get-summary-report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/riseworks/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-accounts"];
        put?: never;
        post: operations["link-account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/riseworks/invites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["invite-affiliate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/riseworks/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["sync-accounts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-transactions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transactions/{transactionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get-transaction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transactions/{transactionId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["cancel-transaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transactions/{transactionId}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["resolve-transaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transactions/{transactionId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["retry-transaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{provider}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["receive-webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-webhook-events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/events/{eventId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["replay-webhook-event"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Adjustment: {
            adjustmentId: components["schemas"]["Id"];
            affiliateId: components["schemas"]["Id"];
            amount: components["schemas"]["Amount"];
            at: components["schemas"]["Time"];
            balanceChange: components["schemas"]["Amount"];
            by: string;
            currency: components["schemas"]["Currency"];
            reason: string;
            /** @enum {string} */
            type: "opening_balance" | "correction" | "paid_elsewhere";
        };
        Affiliate: {
            affiliateId: components["schemas"]["Id"];
            balances: components["schemas"]["Balance"][];
            country: string;
            email: string;
            fullName: string;
            holds: {
                at: components["schemas"]["Time"];
                by: string;
                currency?: components["schemas"]["Currency"];
                reason: string;
            }[];
            pendingCommissions: number;
            releaseProposal?: {
                currency?: components["schemas"]["Currency"];
                expiresAt: components["schemas"]["Time"];
                proposalId: string;
                proposedAt: components["schemas"]["Time"];
                proposedBy: string;
            };
            riseAccount: {
                canReceivePayments: boolean;
                hasAccount: boolean;
                invite?: {
                    acceptedAt?: components["schemas"]["Time"];
                    email: string;
                    invitedAt: components["schemas"]["Time"];
                    invitedBy: string;
                    provider: string;
                    /** @enum {string} */
                    status: "PENDING" | "ACCEPTED";
                };
                /** @enum {string} */
                kycStatus?: "PENDING" | "SUBMITTED" | "APPROVED" | "REJECTED" | "EXPIRED";
                riseId?: components["schemas"]["Id"];
            };
        };
        AffiliateId: components["schemas"]["Id"];
        AffiliateRow: {
            affiliateId: components["schemas"]["AffiliateId"];
            country: components["schemas"]["Country"];
            /**
             * Format: idn-email
             * @example ann@example.com
             * @example почта@пример.рф
             */
            email: string;
            fullName: string;
            riseId?: components["schemas"]["Id"];
        };
        AffiliateVerdict: {
            affiliateId?: string;
            /** @enum {string} */
            code?: "invalid_row" | "rise_id_taken" | "store_unavailable";
            message?: string;
            /** @enum {string} */
            status: "accepted" | "rejected";
        };
        /** @example 100.75 */
        Amount: string;
        Balance: {
            currency: components["schemas"]["Currency"];
            hold?: {
                at: components["schemas"]["Time"];
                by: string;
                reason: string;
            };
            openTransactionId?: components["schemas"]["Id"];
            paidAmount: components["schemas"]["Amount"];
            pendingAmount: components["schemas"]["Amount"];
        };
        Batch: {
            approval?: {
                at: components["schemas"]["Time"];
                by: string;
                contentHash: string;
            };
            approvalWanted: boolean;
            batchId: components["schemas"]["Id"];
            batchNumber?: string;
            calledOff?: {
                at: components["schemas"]["Time"];
                by: string;
                payments?: number;
            };
            counts: {
                cancelled: number;
                completed: number;
                failed: number;
                pending: number;
                processing: number;
                returned: number;
                unknown: number;
            };
            createdAt: components["schemas"]["Time"];
            createdBy: string;
            currency: components["schemas"]["Currency"];
            errorMessage?: string;
            finishedAt?: components["schemas"]["Time"];
            paymentCount: number;
            provider: string;
            queuedAt?: components["schemas"]["Time"];
            startedAt?: components["schemas"]["Time"];
            /** @enum {string} */
            status: "DRAFT" | "PENDING" | "QUEUED" | "PROCESSING" | "SETTLING" | "COMPLETED" | "FAILED" | "CANCELLING" | "CANCELLED";
            totalAmount: components["schemas"]["Amount"];
            waiting?: {
                batchId?: components["schemas"]["Id"];
                message?: string;
                /** @enum {string} */
                reason: "paused" | "restored" | "another_batch" | "daily_limit" | "no_funds" | "provider_busy" | "provider_refuses" | "starting";
                shortfall?: components["schemas"]["Amount"];
                since: components["schemas"]["Time"];
                until?: components["schemas"]["Time"];
            };
        };
        Commission: {
            amount: components["schemas"]["Amount"];
            approvedAt: components["schemas"]["Time"];
            commissionId: components["schemas"]["Id"];
            currency: components["schemas"]["Currency"];
            /** @enum {string} */
            status: "APPROVED" | "PROCESSING" | "PAID" | "REVERSED";
            transactionId?: components["schemas"]["Id"];
        };
        CommissionRow: {
            affiliateId: components["schemas"]["AffiliateId"];
            amount: components["schemas"]["GivenAmount"];
            approvedAt: components["schemas"]["GivenTime"];
            commissionId: components["schemas"]["Id"];
            /** @default USD */
            currency: components["schemas"]["Currency"];
        };
        CommissionVerdict: {
            /** @enum {string} */
            code?: "invalid_row" | "invalid_amount" | "unknown_currency" | "unknown_affiliate" | "commission_conflict" | "store_unavailable";
            commissionId?: string;
            message?: string;
            /** @enum {string} */
            status: "accepted" | "duplicate" | "rejected";
        };
        Config: {
            approval: {
                from: {
                    [key: string]: components["schemas"]["Amount"];
                };
                /** @enum {string} */
                mode: "off" | "always" | "from-amount";
            };
            limits: {
                batch: {
                    [key: string]: components["schemas"]["Amount"];
                };
                daily: {
                    [key: string]: components["schemas"]["Amount"];
                };
                payment: {
                    [key: string]: components["schemas"]["Amount"];
                };
            };
            minimumPayout: {
                [key: string]: components["schemas"]["Amount"];
            };
            pause?: {
                at: components["schemas"]["Time"];
                by: string;
                reason: string;
            };
            paused: boolean;
            proposal?: {
                changes: {
                    from?: string | boolean | number;
                    setting: string;
                    to?: string | boolean | number;
                }[];
                expiresAt: components["schemas"]["Time"];
                proposalId: string;
                proposedAt: components["schemas"]["Time"];
                proposedBy: string;
                reason?: string;
            };
            restored?: {
                at: components["schemas"]["Time"];
                by: string;
                stoppedAt: components["schemas"]["Time"];
                to: components["schemas"]["Time"];
            };
            riseIdQuietHours: number;
            schedules: {
                payouts: boolean;
            };
            updatedAt?: components["schemas"]["Time"];
            updatedBy?: string;
            version: number;
        };
        /** @enum {string} */
        Country: "AD" | "AE" | "AF" | "AG" | "AI" | "AL" | "AM" | "AO" | "AQ" | "AR" | "AS" | "AT" | "AU" | "AW" | "AX" | "AZ" | "BA" | "BB" | "BD" | "BE" | "BF" | "BG" | "BH" | "BI" | "BJ" | "BL" | "BM" | "BN" | "BO" | "BQ" | "BR" | "BS" | "BT" | "BV" | "BW" | "BY" | "BZ" | "CA" | "CC" | "CD" | "CF" | "CG" | "CH" | "CI" | "CK" | "CL" | "CM" | "CN" | "CO" | "CR" | "CU" | "CV" | "CW" | "CX" | "CY" | "CZ" | "DE" | "DJ" | "DK" | "DM" | "DO" | "DZ" | "EC" | "EE" | "EG" | "EH" | "ER" | "ES" | "ET" | "FI" | "FJ" | "FK" | "FM" | "FO" | "FR" | "GA" | "GB" | "GD" | "GE" | "GF" | "GG" | "GH" | "GI" | "GL" | "GM" | "GN" | "GP" | "GQ" | "GR" | "GS" | "GT" | "GU" | "GW" | "GY" | "HK" | "HM" | "HN" | "HR" | "HT" | "HU" | "ID" | "IE" | "IL" | "IM" | "IN" | "IO" | "IQ" | "IR" | "IS" | "IT" | "JE" | "JM" | "JO" | "JP" | "KE" | "KG" | "KH" | "KI" | "KM" | "KN" | "KP" | "KR" | "KW" | "KY" | "KZ" | "LA" | "LB" | "LC" | "LI" | "LK" | "LR" | "LS" | "LT" | "LU" | "LV" | "LY" | "MA" | "MC" | "MD" | "ME" | "MF" | "MG" | "MH" | "MK" | "ML" | "MM" | "MN" | "MO" | "MP" | "MQ" | "MR" | "MS" | "MT" | "MU" | "MV" | "MW" | "MX" | "MY" | "MZ" | "NA" | "NC" | "NE" | "NF" | "NG" | "NI" | "NL" | "NO" | "NP" | "NR" | "NU" | "NZ" | "OM" | "PA" | "PE" | "PF" | "PG" | "PH" | "PK" | "PL" | "PM" | "PN" | "PR" | "PS" | "PT" | "PW" | "PY" | "QA" | "RE" | "RO" | "RS" | "RU" | "RW" | "SA" | "SB" | "SC" | "SD" | "SE" | "SG" | "SH" | "SI" | "SJ" | "SK" | "SL" | "SM" | "SN" | "SO" | "SR" | "SS" | "ST" | "SV" | "SX" | "SY" | "SZ" | "TC" | "TD" | "TF" | "TG" | "TH" | "TJ" | "TK" | "TL" | "TM" | "TN" | "TO" | "TR" | "TT" | "TV" | "TW" | "TZ" | "UA" | "UG" | "UM" | "US" | "UY" | "UZ" | "VA" | "VC" | "VE" | "VG" | "VI" | "VN" | "VU" | "WF" | "WS" | "YE" | "YT" | "ZA" | "ZM" | "ZW";
        /** @enum {string} */
        Currency: "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX" | "UYI" | "VND" | "VUV" | "XAF" | "XOF" | "XPF" | "AED" | "AFN" | "ALL" | "AMD" | "AOA" | "ARS" | "AUD" | "AWG" | "AZN" | "BAM" | "BBD" | "BDT" | "BMD" | "BND" | "BOB" | "BOV" | "BRL" | "BSD" | "BTN" | "BWP" | "BYN" | "BZD" | "CAD" | "CDF" | "CHE" | "CHF" | "CHW" | "CNY" | "COP" | "COU" | "CRC" | "CUP" | "CVE" | "CZK" | "DKK" | "DOP" | "DZD" | "EGP" | "ERN" | "ETB" | "EUR" | "FJD" | "FKP" | "GBP" | "GEL" | "GHS" | "GIP" | "GMD" | "GTQ" | "GYD" | "HKD" | "HNL" | "HTG" | "HUF" | "IDR" | "ILS" | "INR" | "IRR" | "JMD" | "KES" | "KGS" | "KHR" | "KPW" | "KYD" | "KZT" | "LAK" | "LBP" | "LKR" | "LRD" | "LSL" | "MAD" | "MDL" | "MGA" | "MKD" | "MMK" | "MNT" | "MOP" | "MRU" | "MUR" | "MVR" | "MWK" | "MXN" | "MXV" | "MYR" | "MZN" | "NAD" | "NGN" | "NIO" | "NOK" | "NPR" | "NZD" | "PAB" | "PEN" | "PGK" | "PHP" | "PKR" | "PLN" | "QAR" | "RON" | "RSD" | "RUB" | "SAR" | "SBD" | "SCR" | "SDG" | "SEK" | "SGD" | "SHP" | "SLE" | "SOS" | "SRD" | "SSP" | "STN" | "SVC" | "SYP" | "SZL" | "THB" | "TJS" | "TMT" | "TOP" | "TRY" | "TTD" | "TWD" | "TZS" | "UAH" | "USD" | "USN" | "UYU" | "UZS" | "VED" | "VES" | "WST" | "XAD" | "XCD" | "XCG" | "YER" | "ZAR" | "ZMW" | "ZWG" | "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" | "CLF" | "UYW";
        DayOrTime: string;
        FieldError: {
            /** @enum {string} */
            code: "required" | "unknown_field" | "invalid_type" | "invalid_format" | "invalid_value" | "too_small" | "too_big" | "invalid_cursor";
            field: string;
            message: string;
        };
        GatewayMessage: {
            message: string;
        };
        /** @example 75.50 */
        GivenAmount: string;
        /** Format: date-time */
        GivenTime: string;
        Id: string;
        PayableAffiliate: {
            affiliateId: components["schemas"]["Id"];
            country: string;
            currency: components["schemas"]["Currency"];
            email: string;
            fullName: string;
            oldestPendingDate?: components["schemas"]["Time"];
            paidAmount: components["schemas"]["Amount"];
            pendingAmount: components["schemas"]["Amount"];
            pendingCommissionCount: number;
            readyForPayout: boolean;
            reason?: string;
            riseAccount: components["schemas"]["RiseAccount"];
        };
        Problem: {
            changeCount?: number;
            changes?: {
                affiliateId: components["schemas"]["Id"];
                now?: {
                    commissionCount: number;
                    totalAmount: components["schemas"]["Amount"];
                };
                previewed?: {
                    commissionCount: number;
                    totalAmount: components["schemas"]["Amount"];
                };
            }[];
            /** @enum {string} */
            code: "malformed_utf8" | "malformed_json" | "webhook_signature_invalid" | "incident_not_found" | "incident_resolved" | "provider_not_found" | "webhook_event_not_found" | "affiliate_not_found" | "commission_not_found" | "batch_not_found" | "transaction_not_found" | "nothing_payable" | "not_payable" | "stale_preview" | "preview_mismatch" | "batch_not_executable" | "approval_required" | "batch_not_approvable" | "batch_content_changed" | "batch_not_cancellable" | "batch_not_finished" | "transaction_not_cancellable" | "transaction_not_retryable" | "transaction_not_resolvable" | "second_person_required" | "attempt_alive" | "adjustment_conflict" | "rise_id_taken" | "already_linked" | "restore_not_settled" | "config_changed" | "config_contended" | "contended" | "idempotency_key_reused" | "request_in_progress" | "body_too_large" | "unsupported_content_encoding" | "unsupported_charset" | "invalid_request" | "invalid_cursor" | "unknown_preview" | "unknown_provider" | "report_too_large" | "unsupported_currency" | "internal_error" | "invite_not_made";
            detail: string;
            errors?: components["schemas"]["FieldError"][];
            /** @enum {string} */
            reasonCode?: "unknown_affiliate" | "nothing_to_pay" | "below_minimum" | "payment_open" | "on_hold" | "no_rise_account" | "account_elsewhere" | "kyc_not_approved" | "cannot_receive" | "rise_id_changed" | "above_payment_limit" | "above_batch_limit" | "above_daily_limit";
            status: number;
            title: string;
            type: string;
        };
        RiseAccount: {
            canReceivePayments: boolean;
            hasAccount: boolean;
            /** @enum {string} */
            kycStatus?: "PENDING" | "SUBMITTED" | "APPROVED" | "REJECTED" | "EXPIRED";
            riseId?: components["schemas"]["Id"];
        };
        /**
         * Format: date-time
         * @example 2026-11-23T10:00:00.000Z
         */
        Time: string;
        Transaction: {
            affiliateId: components["schemas"]["Id"];
            amount: components["schemas"]["Amount"];
            batchId: components["schemas"]["Id"];
            commissionCount: number;
            completedAt?: components["schemas"]["Time"];
            createdAt: components["schemas"]["Time"];
            currency: components["schemas"]["Currency"];
            failure?: {
                code: string;
                message: string;
            };
            providerReference?: string;
            resolution?: {
                confirmedAt?: components["schemas"]["Time"];
                confirmedBy?: string;
                confirmingEvidence?: string;
                evidence: string;
                /** @enum {string} */
                outcome: "paid" | "unpaid";
                proposedAt: components["schemas"]["Time"];
                proposedBy: string;
                providerReference?: string;
            };
            retriedAs?: components["schemas"]["Id"];
            retries: number;
            retryOf?: components["schemas"]["Id"];
            riseId?: components["schemas"]["Id"];
            /** @enum {string} */
            status: "PENDING" | "PROCESSING" | "UNKNOWN" | "COMPLETED" | "FAILED" | "CANCELLED" | "RETURNED";
            transactionId: components["schemas"]["Id"];
            updatedAt: components["schemas"]["Time"];
        };
        WebhookEvent: {
            eventId: string;
            note?: string;
            provider: string;
            receivedAt: components["schemas"]["Time"];
            settledAt?: components["schemas"]["Time"];
            /** @enum {string} */
            status: "RECEIVED" | "APPLIED" | "IGNORED";
            transactionId?: string;
            type: string;
        };
    };
    responses: {
        body_too_large: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Request Entity Too Large"
                 *     }
                 */
                "application/json": components["schemas"]["GatewayMessage"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Forbidden"
                 *     }
                 */
                "application/json": components["schemas"]["GatewayMessage"];
            };
        };
        internal_error: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Internal Server Error"
                 *     }
                 */
                "application/json": components["schemas"]["GatewayMessage"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        invalid_request: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        TooManyRequests: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Too Many Requests"
                 *     }
                 */
                "application/json": components["schemas"]["GatewayMessage"];
            };
        };
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Unauthorized"
                 *     }
                 */
                "application/json": components["schemas"]["GatewayMessage"];
            };
        };
        unreadable_body: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        unsupported_encoding: {
            headers: {
                "accept-encoding"?: "identity";
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @example 6f1e2d3c-payouts-2026-11-23 */
        IdempotencyKey: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "list-affiliates": {
        parameters: {
            query?: {
                cursor?: string;
                emailPrefix?: string;
                /** @example true */
                held?: "true" | "false";
                idPrefix?: components["schemas"]["Id"];
                /** @example 20 */
                limit?: number;
                /** @example lee */
                namePrefix?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "affiliates": [
                     *         {
                     *           "affiliateId": "ann",
                     *           "fullName": "Ann Lee",
                     *           "email": "ann@example.com",
                     *           "country": "US",
                     *           "balances": [
                     *             {
                     *               "currency": "USD",
                     *               "pendingAmount": "100.75",
                     *               "paidAmount": "0.00",
                     *               "hold": {
                     *                 "reason": "Bank details are being checked",
                     *                 "by": "ada@example.com",
                     *                 "at": "2026-11-23T09:30:00.000Z"
                     *               }
                     *             }
                     *           ],
                     *           "holds": [
                     *             {
                     *               "reason": "Bank details are being checked",
                     *               "by": "ada@example.com",
                     *               "at": "2026-11-23T09:30:00.000Z"
                     *             }
                     *           ],
                     *           "riseAccount": {
                     *             "hasAccount": true,
                     *             "riseId": "mock:ok:ann",
                     *             "kycStatus": "APPROVED",
                     *             "canReceivePayments": true
                     *           },
                     *           "pendingCommissions": 2
                     *         }
                     *       ],
                     *       "nextCursor": "eyJhZnRlciI6ImFubiJ9.pZ0l6yQ2m9f4kT7sWcVb1nXr8uEoAiHdGjLqYt3R5vM"
                     *     }
                     */
                    "application/json": {
                        affiliates: components["schemas"]["Affiliate"][];
                        nextCursor?: string;
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "import-affiliates": {
        parameters: {
            query?: never;
            header?: {
                /** @example 6f1e2d3c-payouts-2026-11-23 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "affiliates": [
                 *         {
                 *           "affiliateId": "ann",
                 *           "fullName": "Ann Lee",
                 *           "email": "ann@example.com",
                 *           "country": "US",
                 *           "riseId": "mock:ok:ann"
                 *         },
                 *         {
                 *           "affiliateId": "bob",
                 *           "fullName": "Bob Ray",
                 *           "email": "bob@example.com",
                 *           "country": "DE",
                 *           "riseId": "mock:ok:ann"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    affiliates: components["schemas"]["AffiliateRow"][];
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "affiliates": [
                     *         {
                     *           "affiliateId": "ann",
                     *           "status": "accepted"
                     *         },
                     *         {
                     *           "affiliateId": "bob",
                     *           "status": "rejected",
                     *           "code": "rise_id_taken",
                     *           "message": "riseId: this Rise account is linked to another affiliate"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        affiliates: components["schemas"]["AffiliateVerdict"][];
                    };
                };
            };
            400: components["responses"]["unreadable_body"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: {
                headers: {
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "contended" | "idempotency_key_reused" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_encoding"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "get-affiliate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example ann */
                affiliateId: components["schemas"]["AffiliateId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "affiliate": {
                     *         "affiliateId": "ann",
                     *         "fullName": "Ann Lee",
                     *         "email": "ann@example.com",
                     *         "country": "US",
                     *         "balances": [
                     *           {
                     *             "currency": "USD",
                     *             "pendingAmount": "100.75",
                     *             "paidAmount": "0.00",
                     *             "openTransactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001"
                     *           }
                     *         ],
                     *         "holds": [],
                     *         "riseAccount": {
                     *           "hasAccount": true,
                     *           "riseId": "mock:ok:ann",
                     *           "kycStatus": "APPROVED",
                     *           "canReceivePayments": true
                     *         },
                     *         "pendingCommissions": 2
                     *       }
                     *     }
                     */
                    "application/json": {
                        affiliate: components["schemas"]["Affiliate"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "affiliate_not_found";
                    };
                };
            };
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "update-affiliate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example ann */
                affiliateId: components["schemas"]["AffiliateId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "fullName": "Ann Lee",
                 *       "email": "ann@example.com",
                 *       "country": "US",
                 *       "riseId": "mock:ok:ann"
                 *     }
                 */
                "application/json": {
                    country: components["schemas"]["Country"];
                    /**
                     * Format: idn-email
                     * @example ann@example.com
                     * @example почта@пример.рф
                     */
                    email: string;
                    fullName: string;
                    riseId?: components["schemas"]["Id"];
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "affiliate": {
                     *         "affiliateId": "ann",
                     *         "fullName": "Ann Lee",
                     *         "email": "ann@example.com",
                     *         "country": "US",
                     *         "balances": [
                     *           {
                     *             "currency": "USD",
                     *             "pendingAmount": "100.75",
                     *             "paidAmount": "0.00",
                     *             "openTransactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001"
                     *           }
                     *         ],
                     *         "holds": [],
                     *         "riseAccount": {
                     *           "hasAccount": true,
                     *           "riseId": "mock:ok:ann",
                     *           "kycStatus": "APPROVED",
                     *           "canReceivePayments": true
                     *         },
                     *         "pendingCommissions": 2
                     *       }
                     *     }
                     */
                    "application/json": {
                        affiliate: components["schemas"]["Affiliate"];
                    };
                };
            };
            400: components["responses"]["unreadable_body"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "affiliate_not_found";
                    };
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "rise_id_taken" | "contended";
                    };
                };
            };
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_encoding"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "adjust-balance": {
        parameters: {
            query?: never;
            header?: {
                /** @example 6f1e2d3c-payouts-2026-11-23 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @example ann */
                affiliateId: components["schemas"]["AffiliateId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "adjustmentId": "adj-2026-1",
                 *       "type": "paid_elsewhere",
                 *       "amount": "20.00",
                 *       "currency": "USD",
                 *       "reason": "Paid by cheque 1042"
                 *     }
                 */
                "application/json": {
                    adjustmentId?: components["schemas"]["Id"];
                    amount: string;
                    /** @default USD */
                    currency?: components["schemas"]["Currency"];
                    reason: string;
                    /** @enum {string} */
                    type: "opening_balance" | "correction" | "paid_elsewhere";
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "adjustment": {
                     *         "adjustmentId": "adj-2026-1",
                     *         "affiliateId": "ann",
                     *         "type": "paid_elsewhere",
                     *         "amount": "20.00",
                     *         "balanceChange": "-20.00",
                     *         "currency": "USD",
                     *         "reason": "Paid by cheque 1042",
                     *         "by": "admin",
                     *         "at": "2026-11-23T10:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        adjustment: components["schemas"]["Adjustment"];
                    };
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "adjustment": {
                     *         "adjustmentId": "adj-2026-1",
                     *         "affiliateId": "ann",
                     *         "type": "paid_elsewhere",
                     *         "amount": "20.00",
                     *         "balanceChange": "-20.00",
                     *         "currency": "USD",
                     *         "reason": "Paid by cheque 1042",
                     *         "by": "admin",
                     *         "at": "2026-11-23T10:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        adjustment: components["schemas"]["Adjustment"];
                    };
                };
            };
            400: components["responses"]["unreadable_body"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "affiliate_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "adjustment_conflict" | "contended" | "idempotency_key_reused" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_encoding"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "list-affiliate-commissions": {
        parameters: {
            query?: {
                /** @example USD */
                currency?: components["schemas"]["Currency"];
                cursor?: string;
                limit?: number;
                /** @example PROCESSING */
                status?: "APPROVED" | "PROCESSING" | "PAID" | "REVERSED";
            };
            header?: never;
            path: {
                /** @example ann */
                affiliateId: components["schemas"]["AffiliateId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "commissions": [
                     *         {
                     *           "commissionId": "c-1",
                     *           "amount": "75.50",
                     *           "currency": "USD",
                     *           "approvedAt": "2026-10-31T00:00:00.000Z",
                     *           "status": "PROCESSING",
                     *           "transactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001"
                     *         }
                     *       ],
                     *       "summary": {
                     *         "count": 2,
                     *         "totalAmount": "100.75",
                     *         "currency": "USD"
                     *       },
                     *       "nextCursor": "eyJhZnRlciI6ImFubiJ9.pZ0l6yQ2m9f4kT7sWcVb1nXr8uEoAiHdGjLqYt3R5vM"
                     *     }
                     */
                    "application/json": {
                        commissions: components["schemas"]["Commission"][];
                        nextCursor?: string;
                        summary?: {
                            count: number;
                            currency: components["schemas"]["Currency"];
                            totalAmount: components["schemas"]["Amount"];
                        };
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "affiliate_not_found";
                    };
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "hold-affiliate": {
        parameters: {
            query?: never;
            header?: {
                /** @example 6f1e2d3c-payouts-2026-11-23 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @example ann */
                affiliateId: components["schemas"]["AffiliateId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "Suspected fraud"
                 *     }
                 */
                "application/json": {
                    currency?: components["schemas"]["Currency"];
                    reason: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "affiliate": {
                     *         "affiliateId": "ann",
                     *         "fullName": "Ann Lee",
                     *         "email": "ann@example.com",
                     *         "country": "US",
                     *         "balances": [
                     *           {
                     *             "currency": "USD",
                     *             "pendingAmount": "100.75",
                     *             "paidAmount": "0.00",
                     *             "openTransactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001",
                     *             "hold": {
                     *               "reason": "Suspected fraud",
                     *               "by": "admin",
                     *               "at": "2026-11-23T10:00:00.000Z"
                     *             }
                     *           }
                     *         ],
                     *         "holds": [
                     *           {
                     *             "reason": "Suspected fraud",
                     *             "by": "admin",
                     *             "at": "2026-11-23T10:00:00.000Z"
                     *           }
                     *         ],
                     *         "riseAccount": {
                     *           "hasAccount": true,
                     *           "riseId": "mock:ok:ann",
                     *           "kycStatus": "APPROVED",
                     *           "canReceivePayments": true
                     *         },
                     *         "pendingCommissions": 2
                     *       }
                     *     }
                     */
                    "application/json": {
                        affiliate: components["schemas"]["Affiliate"];
                    };
                };
            };
            400: components["responses"]["unreadable_body"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "affiliate_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "contended" | "idempotency_key_reused" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_encoding"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "release-affiliate": {
        parameters: {
            query?: {
                /** @example USD */
                currency?: components["schemas"]["Currency"];
            };
            header?: {
                /** @example 6f1e2d3c-payouts-2026-11-23 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @example ann */
                affiliateId: components["schemas"]["AffiliateId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "affiliate": {
                     *         "affiliateId": "ann",
                     *         "fullName": "Ann Lee",
                     *         "email": "ann@example.com",
                     *         "country": "US",
                     *         "balances": [
                     *           {
                     *             "currency": "USD",
                     *             "pendingAmount": "100.75",
                     *             "paidAmount": "0.00",
                     *             "openTransactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001"
                     *           }
                     *         ],
                     *         "holds": [],
                     *         "riseAccount": {
                     *           "hasAccount": true,
                     *           "riseId": "mock:ok:ann",
                     *           "kycStatus": "APPROVED",
                     *           "canReceivePayments": true
                     *         },
                     *         "pendingCommissions": 2,
                     *         "releaseProposal": {
                     *           "proposalId": "01KAV8P5ZJ6W3M9T1C4X7B2NRD",
                     *           "proposedBy": "ada@example.com",
                     *           "proposedAt": "2026-11-23T10:30:00.000Z",
                     *           "expiresAt": "2026-11-24T10:30:00.000Z",
                     *           "currency": "USD"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        affiliate: components["schemas"]["Affiliate"];
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "affiliate": {
                     *         "affiliateId": "ann",
                     *         "fullName": "Ann Lee",
                     *         "email": "ann@example.com",
                     *         "country": "US",
                     *         "balances": [
                     *           {
                     *             "currency": "USD",
                     *             "pendingAmount": "100.75",
                     *             "paidAmount": "0.00",
                     *             "openTransactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001"
                     *           }
                     *         ],
                     *         "holds": [],
                     *         "riseAccount": {
                     *           "hasAccount": true,
                     *           "riseId": "mock:ok:ann",
                     *           "kycStatus": "APPROVED",
                     *           "canReceivePayments": true
                     *         },
                     *         "pendingCommissions": 2,
                     *         "releaseProposal": {
                     *           "proposalId": "01KAV8P5ZJ6W3M9T1C4X7B2NRD",
                     *           "proposedBy": "ada@example.com",
                     *           "proposedAt": "2026-11-23T10:30:00.000Z",
                     *           "expiresAt": "2026-11-24T10:30:00.000Z",
                     *           "currency": "USD"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        affiliate: components["schemas"]["Affiliate"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "affiliate_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "second_person_required" | "contended" | "idempotency_key_reused" | "request_in_progress";
                    };
                };
            };
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "withdraw-release": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example ann */
                affiliateId: components["schemas"]["AffiliateId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "affiliate": {
                     *         "affiliateId": "ann",
                     *         "fullName": "Ann Lee",
                     *         "email": "ann@example.com",
                     *         "country": "US",
                     *         "balances": [
                     *           {
                     *             "currency": "USD",
                     *             "pendingAmount": "100.75",
                     *             "paidAmount": "0.00",
                     *             "openTransactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001"
                     *           }
                     *         ],
                     *         "holds": [],
                     *         "riseAccount": {
                     *           "hasAccount": true,
                     *           "riseId": "mock:ok:ann",
                     *           "kycStatus": "APPROVED",
                     *           "canReceivePayments": true
                     *         },
                     *         "pendingCommissions": 2
                     *       }
                     *     }
                     */
                    "application/json": {
                        affiliate: components["schemas"]["Affiliate"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "affiliate_not_found";
                    };
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "contended";
                    };
                };
            };
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "list-payable-affiliates": {
        parameters: {
            query?: {
                /** @example USD */
                currency?: components["schemas"]["Currency"];
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "affiliates": [
                     *         {
                     *           "affiliateId": "ann",
                     *           "fullName": "Ann Lee",
                     *           "email": "ann@example.com",
                     *           "country": "US",
                     *           "currency": "USD",
                     *           "pendingAmount": "100.75",
                     *           "paidAmount": "0.00",
                     *           "pendingCommissionCount": 2,
                     *           "oldestPendingDate": "2026-10-31T00:00:00.000Z",
                     *           "readyForPayout": true,
                     *           "riseAccount": {
                     *             "hasAccount": true,
                     *             "riseId": "mock:ok:ann",
                     *             "kycStatus": "APPROVED",
                     *             "canReceivePayments": true
                     *           }
                     *         }
                     *       ],
                     *       "summary": {
                     *         "totalAffiliates": 1,
                     *         "totalPendingAmount": "100.75",
                     *         "currency": "USD",
                     *         "readyForPayout": 1,
                     *         "readyAmount": "100.75",
                     *         "asOf": "2026-11-23T10:00:00.000Z",
                     *         "isComplete": true
                     *       }
                     *     }
                     */
                    "application/json": {
                        affiliates: components["schemas"]["PayableAffiliate"][];
                        nextCursor?: string;
                        summary: {
                            asOf: components["schemas"]["Time"];
                            currency: components["schemas"]["Currency"];
                            isComplete: boolean;
                            readyAmount: components["schemas"]["Amount"];
                            readyForPayout: number;
                            totalAffiliates: number;
                            totalPendingAmount: components["schemas"]["Amount"];
                        };
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "list-audit-logs": {
        parameters: {
            query?: {
                action?: string;
                affiliateId?: components["schemas"]["AffiliateId"];
                /** @example batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE */
                batchId?: components["schemas"]["Id"];
                cursor?: string;
                date?: string;
                /** @example 20 */
                limit?: number;
                transactionId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "auditLogs": [
                     *         {
                     *           "auditId": "01KAV8N4D6W2E9R5T7Y1Q3Z8XC",
                     *           "at": "2026-11-23T10:05:00.000Z",
                     *           "action": "batch.queued",
                     *           "status": "SUCCESS",
                     *           "actor": {
                     *             "type": "admin",
                     *             "name": "ada@example.com",
                     *             "sub": "5f0c2b7e-8a41-4d3c-9e62-1b7d4f8a9c30",
                     *             "sourceIp": "203.0.113.7",
                     *             "userAgent": "curl/8.5.0"
                     *           },
                     *           "subject": {
                     *             "type": "batch",
                     *             "batchId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE"
                     *           },
                     *           "details": {
                     *             "from": "PENDING",
                     *             "to": "QUEUED",
                     *             "run": 0
                     *           },
                     *           "transactionIds": []
                     *         }
                     *       ],
                     *       "nextCursor": "eyJhZnRlciI6ImFubiJ9.pZ0l6yQ2m9f4kT7sWcVb1nXr8uEoAiHdGjLqYt3R5vM"
                     *     }
                     */
                    "application/json": {
                        auditLogs: {
                            action: string;
                            actor: {
                                name: string;
                                sourceIp?: string;
                                sub?: string;
                                /** @enum {string} */
                                type: "admin" | "system";
                                userAgent?: string;
                            };
                            at: components["schemas"]["Time"];
                            auditId: string;
                            details: {
                                [key: string]: unknown;
                            };
                            /** @enum {string} */
                            status: "SUCCESS" | "FAILURE" | "WARNING" | "INFO";
                            subject: {
                                affiliateId?: string;
                                batchId?: string;
                                day?: string;
                                provider?: string;
                                providerEventId?: string;
                                type: string;
                            };
                            transactionIds: string[];
                        }[];
                        nextCursor?: string;
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "verify-audit-logs": {
        parameters: {
            query?: {
                batchId?: components["schemas"]["Id"];
                cursor?: string;
                /** @example 2026-11-22:F4QJNhQ-xco9NLA-EwL9G8IIE7svKn3uJR7ke1rc3VU */
                expectSeal?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "verified": true,
                     *       "checked": {
                     *         "batches": 12,
                     *         "payments": 1130,
                     *         "entries": 214,
                     *         "days": 31,
                     *         "sealedEntries": 2315
                     *       },
                     *       "newestSeal": {
                     *         "day": "2026-11-22",
                     *         "hash": "F4QJNhQ-xco9NLA-EwL9G8IIE7svKn3uJR7ke1rc3VU"
                     *       },
                     *       "nextCursor": "eyJhZnRlciI6ImFubiJ9.pZ0l6yQ2m9f4kT7sWcVb1nXr8uEoAiHdGjLqYt3R5vM"
                     *     }
                     */
                    "application/json": {
                        checked: {
                            batches: number;
                            days: number;
                            entries: number;
                            payments: number;
                            sealedEntries: number;
                        };
                        firstBroken?: {
                            auditId?: string;
                            batchId?: string;
                            code: string;
                            day?: string;
                            message: string;
                            transactionId?: string;
                        };
                        newestSeal?: {
                            day: string;
                            hash: string;
                        };
                        nextCursor?: string;
                        verified: boolean;
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "batch_not_found";
                    };
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "list-batches": {
        parameters: {
            query?: {
                cursor?: string;
                /** @example 20 */
                limit?: number;
                /** @example PENDING */
                status?: "PENDING" | "QUEUED" | "PROCESSING" | "SETTLING" | "COMPLETED" | "FAILED" | "CANCELLING" | "CANCELLED";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "batches": [
                     *         {
                     *           "batchId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE",
                     *           "batchNumber": "BATCH-2026-000123",
                     *           "status": "PENDING",
                     *           "provider": "mock",
                     *           "currency": "USD",
                     *           "paymentCount": 1,
                     *           "totalAmount": "100.75",
                     *           "counts": {
                     *             "pending": 1,
                     *             "processing": 0,
                     *             "unknown": 0,
                     *             "completed": 0,
                     *             "failed": 0,
                     *             "cancelled": 0,
                     *             "returned": 0
                     *           },
                     *           "createdBy": "ada@example.com",
                     *           "approvalWanted": false,
                     *           "createdAt": "2026-11-23T10:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": "eyJhZnRlciI6ImFubiJ9.pZ0l6yQ2m9f4kT7sWcVb1nXr8uEoAiHdGjLqYt3R5vM"
                     *     }
                     */
                    "application/json": {
                        batches: components["schemas"]["Batch"][];
                        nextCursor?: string;
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "create-batches": {
        parameters: {
            query?: never;
            header?: {
                /** @example 6f1e2d3c-payouts-2026-11-23 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "affiliateIds": [
                 *         "ann",
                 *         "bob"
                 *       ],
                 *       "currency": "USD",
                 *       "previewToken": "01KAV8K9H4B2T6M8V0S3P5Q7RJ"
                 *     }
                 */
                "application/json": {
                    affiliateIds?: components["schemas"]["AffiliateId"][];
                    /** @default USD */
                    currency?: components["schemas"]["Currency"];
                    previewToken?: string;
                    provider?: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "batches": [
                     *         {
                     *           "batchId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE",
                     *           "batchNumber": "BATCH-2026-000123",
                     *           "status": "PENDING",
                     *           "provider": "mock",
                     *           "currency": "USD",
                     *           "paymentCount": 1,
                     *           "totalAmount": "100.75",
                     *           "counts": {
                     *             "pending": 1,
                     *             "processing": 0,
                     *             "unknown": 0,
                     *             "completed": 0,
                     *             "failed": 0,
                     *             "cancelled": 0,
                     *             "returned": 0
                     *           },
                     *           "createdBy": "ada@example.com",
                     *           "approvalWanted": false,
                     *           "createdAt": "2026-11-23T10:00:00.000Z"
                     *         }
                     *       ],
                     *       "skipped": [
                     *         {
                     *           "affiliateId": "bob",
                     *           "reason": "No Rise account is linked",
                     *           "reasonCode": "no_rise_account"
                     *         }
                     *       ],
                     *       "skippedCount": 1,
                     *       "more": false
                     *     }
                     */
                    "application/json": {
                        batches: components["schemas"]["Batch"][];
                        more: boolean;
                        skipped: {
                            affiliateId: components["schemas"]["Id"];
                            reason: string;
                            reasonCode: string;
                        }[];
                        skippedCount: number;
                    };
                };
            };
            400: components["responses"]["unreadable_body"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: {
                headers: {
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "nothing_payable" | "stale_preview" | "preview_mismatch" | "restore_not_settled" | "contended" | "idempotency_key_reused" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_encoding"];
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "unknown_preview" | "unknown_provider" | "unsupported_currency";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "get-batch": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE */
                batchId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "batch": {
                     *         "batchId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE",
                     *         "batchNumber": "BATCH-2026-000123",
                     *         "status": "PENDING",
                     *         "provider": "mock",
                     *         "currency": "USD",
                     *         "paymentCount": 1,
                     *         "totalAmount": "100.75",
                     *         "counts": {
                     *           "pending": 1,
                     *           "processing": 0,
                     *           "unknown": 0,
                     *           "completed": 0,
                     *           "failed": 0,
                     *           "cancelled": 0,
                     *           "returned": 0
                     *         },
                     *         "createdBy": "ada@example.com",
                     *         "approvalWanted": false,
                     *         "createdAt": "2026-11-23T10:00:00.000Z",
                     *         "contentHash": "9f2c7b41d0e6a8355c1f94be7720ad63184ec5f90b7d2a6c3e81f5d4079b6a12",
                     *         "transactions": [
                     *           {
                     *             "transactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001",
                     *             "batchId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE",
                     *             "affiliateId": "ann",
                     *             "status": "PENDING",
                     *             "amount": "100.75",
                     *             "currency": "USD",
                     *             "riseId": "mock:ok:ann",
                     *             "commissionCount": 2,
                     *             "retries": 0,
                     *             "createdAt": "2026-11-23T10:00:00.000Z",
                     *             "updatedAt": "2026-11-23T10:00:00.000Z"
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        batch: {
                            approval?: {
                                at: components["schemas"]["Time"];
                                by: string;
                                contentHash: string;
                            };
                            approvalWanted: boolean;
                            batchId: components["schemas"]["Id"];
                            batchNumber?: string;
                            calledOff?: {
                                at: components["schemas"]["Time"];
                                by: string;
                                payments?: number;
                            };
                            contentHash: string;
                            counts: {
                                cancelled: number;
                                completed: number;
                                failed: number;
                                pending: number;
                                processing: number;
                                returned: number;
                                unknown: number;
                            };
                            createdAt: components["schemas"]["Time"];
                            createdBy: string;
                            currency: components["schemas"]["Currency"];
                            errorMessage?: string;
                            finishedAt?: components["schemas"]["Time"];
                            paymentCount: number;
                            provider: string;
                            queuedAt?: components["schemas"]["Time"];
                            startedAt?: components["schemas"]["Time"];
                            /** @enum {string} */
                            status: "DRAFT" | "PENDING" | "QUEUED" | "PROCESSING" | "SETTLING" | "COMPLETED" | "FAILED" | "CANCELLING" | "CANCELLED";
                            totalAmount: components["schemas"]["Amount"];
                            transactions: components["schemas"]["Transaction"][];
                            waiting?: {
                                batchId?: components["schemas"]["Id"];
                                message?: string;
                                /** @enum {string} */
                                reason: "paused" | "restored" | "another_batch" | "daily_limit" | "no_funds" | "provider_busy" | "provider_refuses" | "starting";
                                shortfall?: components["schemas"]["Amount"];
                                since: components["schemas"]["Time"];
                                until?: components["schemas"]["Time"];
                            };
                        };
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "batch_not_found";
                    };
                };
            };
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "cancel-batch": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE */
                batchId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "batch": {
                     *         "batchId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE",
                     *         "batchNumber": "BATCH-2026-000123",
                     *         "status": "CANCELLED",
                     *         "provider": "mock",
                     *         "currency": "USD",
                     *         "paymentCount": 1,
                     *         "totalAmount": "100.75",
                     *         "counts": {
                     *           "pending": 0,
                     *           "processing": 0,
                     *           "unknown": 0,
                     *           "completed": 0,
                     *           "failed": 0,
                     *           "cancelled": 1,
                     *           "returned": 0
                     *         },
                     *         "createdBy": "ada@example.com",
                     *         "approvalWanted": false,
                     *         "createdAt": "2026-11-23T10:00:00.000Z",
                     *         "finishedAt": "2026-11-23T10:05:00.000Z",
                     *         "calledOff": {
                     *           "by": "ada@example.com",
                     *           "at": "2026-11-23T10:04:59.000Z",
                     *           "payments": 1
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        batch: components["schemas"]["Batch"];
                    };
                };
            };
            400: components["responses"]["unreadable_body"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "batch_not_found";
                    };
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "batch_not_cancellable" | "restore_not_settled" | "contended";
                    };
                };
            };
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_encoding"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "approve-batch": {
        parameters: {
            query?: never;
            header?: {
                /** @example 6f1e2d3c-payouts-2026-11-23 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @example batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE */
                batchId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "contentHash": "9f2c7b41d0e6a8355c1f94be7720ad63184ec5f90b7d2a6c3e81f5d4079b6a12"
                 *     }
                 */
                "application/json": {
                    contentHash?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "batch": {
                     *         "batchId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE",
                     *         "batchNumber": "BATCH-2026-000123",
                     *         "status": "PENDING",
                     *         "provider": "mock",
                     *         "currency": "USD",
                     *         "paymentCount": 1,
                     *         "totalAmount": "100.75",
                     *         "counts": {
                     *           "pending": 1,
                     *           "processing": 0,
                     *           "unknown": 0,
                     *           "completed": 0,
                     *           "failed": 0,
                     *           "cancelled": 0,
                     *           "returned": 0
                     *         },
                     *         "createdBy": "ada@example.com",
                     *         "approvalWanted": false,
                     *         "createdAt": "2026-11-23T10:00:00.000Z",
                     *         "approval": {
                     *           "by": "grace",
                     *           "at": "2026-11-23T10:20:00.000Z",
                     *           "contentHash": "9f2c7b41d0e6a8355c1f94be7720ad63184ec5f90b7d2a6c3e81f5d4079b6a12"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        batch: components["schemas"]["Batch"];
                    };
                };
            };
            400: components["responses"]["unreadable_body"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "batch_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "batch_not_approvable" | "batch_content_changed" | "second_person_required" | "idempotency_key_reused" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_encoding"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "execute-batch": {
        parameters: {
            query?: never;
            header?: {
                /** @example 6f1e2d3c-payouts-2026-11-23 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @example batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE */
                batchId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "batch": {
                     *         "batchId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE",
                     *         "batchNumber": "BATCH-2026-000123",
                     *         "status": "QUEUED",
                     *         "provider": "mock",
                     *         "currency": "USD",
                     *         "paymentCount": 1,
                     *         "totalAmount": "100.75",
                     *         "counts": {
                     *           "pending": 1,
                     *           "processing": 0,
                     *           "unknown": 0,
                     *           "completed": 0,
                     *           "failed": 0,
                     *           "cancelled": 0,
                     *           "returned": 0
                     *         },
                     *         "createdBy": "ada@example.com",
                     *         "approvalWanted": false,
                     *         "createdAt": "2026-11-23T10:00:00.000Z",
                     *         "queuedAt": "2026-11-23T10:05:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        batch: components["schemas"]["Batch"];
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "batch": {
                     *         "batchId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE",
                     *         "batchNumber": "BATCH-2026-000123",
                     *         "status": "QUEUED",
                     *         "provider": "mock",
                     *         "currency": "USD",
                     *         "paymentCount": 1,
                     *         "totalAmount": "100.75",
                     *         "counts": {
                     *           "pending": 1,
                     *           "processing": 0,
                     *           "unknown": 0,
                     *           "completed": 0,
                     *           "failed": 0,
                     *           "cancelled": 0,
                     *           "returned": 0
                     *         },
                     *         "createdBy": "ada@example.com",
                     *         "approvalWanted": false,
                     *         "createdAt": "2026-11-23T10:00:00.000Z",
                     *         "queuedAt": "2026-11-23T10:05:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        batch: components["schemas"]["Batch"];
                    };
                };
            };
            400: components["responses"]["unreadable_body"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "batch_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "batch_not_executable" | "approval_required" | "idempotency_key_reused" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_encoding"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "preview-batches": {
        parameters: {
            query?: {
                cursor?: string;
                /** @example 20 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "affiliateIds": [
                 *         "ann",
                 *         "bob"
                 *       ],
                 *       "currency": "USD"
                 *     }
                 */
                "application/json": {
                    affiliateIds?: components["schemas"]["AffiliateId"][];
                    /** @default USD */
                    currency?: components["schemas"]["Currency"];
                    provider?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "preview": [
                     *         {
                     *           "affiliateId": "ann",
                     *           "commissionCount": 2,
                     *           "totalAmount": "100.75",
                     *           "eligible": true
                     *         },
                     *         {
                     *           "affiliateId": "bob",
                     *           "commissionCount": 1,
                     *           "totalAmount": "60.00",
                     *           "eligible": false,
                     *           "reason": "No Rise account is linked",
                     *           "reasonCode": "no_rise_account"
                     *         }
                     *       ],
                     *       "summary": {
                     *         "totalAffiliates": 2,
                     *         "eligibleAffiliates": 1,
                     *         "totalAmount": "100.75",
                     *         "currency": "USD",
                     *         "batches": 1,
                     *         "more": false
                     *       },
                     *       "previewToken": "01KAV8K9H4B2T6M8V0S3P5Q7RJ"
                     *     }
                     */
                    "application/json": {
                        nextCursor?: string;
                        preview: {
                            affiliateId: components["schemas"]["Id"];
                            commissionCount: number;
                            eligible: boolean;
                            reason?: string;
                            reasonCode?: string;
                            totalAmount: components["schemas"]["Amount"];
                        }[];
                        previewToken: string;
                        summary: {
                            batches: number;
                            currency: components["schemas"]["Currency"];
                            eligibleAffiliates: number;
                            more: boolean;
                            totalAffiliates: number;
                            totalAmount: components["schemas"]["Amount"];
                        };
                    };
                };
            };
            400: components["responses"]["unreadable_body"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_encoding"];
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor" | "unknown_preview" | "unknown_provider" | "unsupported_currency";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "import-commissions": {
        parameters: {
            query?: never;
            header?: {
                /** @example 6f1e2d3c-payouts-2026-11-23 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "commissions": [
                 *         {
                 *           "commissionId": "c-1",
                 *           "affiliateId": "ann",
                 *           "amount": "75.50",
                 *           "currency": "USD",
                 *           "approvedAt": "2026-10-31T00:00:00Z"
                 *         },
                 *         {
                 *           "commissionId": "c-2",
                 *           "affiliateId": "ann",
                 *           "amount": "25.255",
                 *           "currency": "USD",
                 *           "approvedAt": "2026-10-31T00:00:00Z"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    commissions: components["schemas"]["CommissionRow"][];
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "commissions": [
                     *         {
                     *           "commissionId": "c-1",
                     *           "status": "accepted"
                     *         },
                     *         {
                     *           "commissionId": "c-2",
                     *           "status": "rejected",
                     *           "code": "invalid_amount",
                     *           "message": "amount: has more decimals than its currency; nothing is rounded"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        commissions: components["schemas"]["CommissionVerdict"][];
                    };
                };
            };
            400: components["responses"]["unreadable_body"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: {
                headers: {
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "contended" | "idempotency_key_reused" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_encoding"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "reverse-commission": {
        parameters: {
            query?: never;
            header?: {
                /** @example 6f1e2d3c-payouts-2026-11-23 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @example c-1 */
                commissionId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "reason": "The order was returned"
                 *     }
                 */
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "commission": {
                     *         "commissionId": "c-1",
                     *         "affiliateId": "ann",
                     *         "amount": "75.50",
                     *         "currency": "USD",
                     *         "approvedAt": "2026-10-31T00:00:00.000Z",
                     *         "status": "REVERSED"
                     *       }
                     *     }
                     */
                    "application/json": {
                        commission: {
                            affiliateId: components["schemas"]["Id"];
                            amount: components["schemas"]["Amount"];
                            approvedAt: components["schemas"]["Time"];
                            commissionId: components["schemas"]["Id"];
                            currency: components["schemas"]["Currency"];
                            /** @constant */
                            status: "REVERSED";
                        };
                    };
                };
            };
            400: components["responses"]["unreadable_body"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "commission_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "contended" | "idempotency_key_reused" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_encoding"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "get-config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "config": {
                     *         "version": 3,
                     *         "minimumPayout": {
                     *           "USD": "50.00"
                     *         },
                     *         "approval": {
                     *           "mode": "from-amount",
                     *           "from": {
                     *             "USD": "10000.00"
                     *           }
                     *         },
                     *         "limits": {
                     *           "payment": {
                     *             "USD": "5000.00"
                     *           },
                     *           "batch": {},
                     *           "daily": {
                     *             "USD": "250000.00"
                     *           }
                     *         },
                     *         "riseIdQuietHours": 72,
                     *         "schedules": {
                     *           "payouts": true
                     *         },
                     *         "paused": true,
                     *         "pause": {
                     *           "reason": "The bank reports wrong balances",
                     *           "by": "admin",
                     *           "at": "2026-11-23T10:00:00.000Z"
                     *         },
                     *         "updatedBy": "admin",
                     *         "updatedAt": "2026-11-23T10:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        config: components["schemas"]["Config"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "change-config": {
        parameters: {
            query?: never;
            header?: {
                /** @example 6f1e2d3c-payouts-2026-11-23 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "limits": {
                 *         "daily": {
                 *           "USD": "400000.00"
                 *         }
                 *       },
                 *       "reason": "The payouts of December"
                 *     }
                 */
                "application/json": {
                    approval?: {
                        from?: {
                            [key: string]: string | null;
                        };
                        /** @enum {string} */
                        mode?: "off" | "always" | "from-amount";
                    };
                    ifVersion?: number;
                    limits?: {
                        batch?: {
                            [key: string]: string | null;
                        };
                        daily?: {
                            [key: string]: string | null;
                        };
                        payment?: {
                            [key: string]: string | null;
                        };
                    };
                    minimumPayout?: {
                        [key: string]: string | null;
                    };
                    paused?: boolean;
                    reason?: string;
                    /** @constant */
                    restored?: false;
                    riseIdQuietHours?: number;
                    schedules?: {
                        payouts?: boolean;
                    };
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "config": {
                     *         "version": 4,
                     *         "minimumPayout": {
                     *           "USD": "50.00"
                     *         },
                     *         "approval": {
                     *           "mode": "from-amount",
                     *           "from": {
                     *             "USD": "10000.00"
                     *           }
                     *         },
                     *         "limits": {
                     *           "payment": {
                     *             "USD": "5000.00"
                     *           },
                     *           "batch": {},
                     *           "daily": {
                     *             "USD": "250000.00"
                     *           }
                     *         },
                     *         "riseIdQuietHours": 72,
                     *         "schedules": {
                     *           "payouts": true
                     *         },
                     *         "paused": true,
                     *         "pause": {
                     *           "reason": "The bank reports wrong balances",
                     *           "by": "admin",
                     *           "at": "2026-11-23T10:00:00.000Z"
                     *         },
                     *         "updatedBy": "admin",
                     *         "updatedAt": "2026-11-23T10:00:00.000Z",
                     *         "proposal": {
                     *           "proposalId": "01KAV8P5ZJ6W3M9T1C4X7B2NRD",
                     *           "proposedBy": "ada@example.com",
                     *           "proposedAt": "2026-11-23T10:30:00.000Z",
                     *           "expiresAt": "2026-11-24T10:30:00.000Z",
                     *           "changes": [
                     *             {
                     *               "setting": "limits.daily.USD",
                     *               "from": "250000.00",
                     *               "to": "400000.00"
                     *             }
                     *           ],
                     *           "reason": "The payouts of December"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        config: components["schemas"]["Config"];
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "config": {
                     *         "version": 4,
                     *         "minimumPayout": {
                     *           "USD": "50.00"
                     *         },
                     *         "approval": {
                     *           "mode": "from-amount",
                     *           "from": {
                     *             "USD": "10000.00"
                     *           }
                     *         },
                     *         "limits": {
                     *           "payment": {
                     *             "USD": "5000.00"
                     *           },
                     *           "batch": {},
                     *           "daily": {
                     *             "USD": "250000.00"
                     *           }
                     *         },
                     *         "riseIdQuietHours": 72,
                     *         "schedules": {
                     *           "payouts": true
                     *         },
                     *         "paused": true,
                     *         "pause": {
                     *           "reason": "The bank reports wrong balances",
                     *           "by": "admin",
                     *           "at": "2026-11-23T10:00:00.000Z"
                     *         },
                     *         "updatedBy": "admin",
                     *         "updatedAt": "2026-11-23T10:00:00.000Z",
                     *         "proposal": {
                     *           "proposalId": "01KAV8P5ZJ6W3M9T1C4X7B2NRD",
                     *           "proposedBy": "ada@example.com",
                     *           "proposedAt": "2026-11-23T10:30:00.000Z",
                     *           "expiresAt": "2026-11-24T10:30:00.000Z",
                     *           "changes": [
                     *             {
                     *               "setting": "limits.daily.USD",
                     *               "from": "250000.00",
                     *               "to": "400000.00"
                     *             }
                     *           ],
                     *           "reason": "The payouts of December"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        config: components["schemas"]["Config"];
                    };
                };
            };
            400: components["responses"]["unreadable_body"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: {
                headers: {
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "second_person_required" | "restore_not_settled" | "config_changed" | "config_contended" | "idempotency_key_reused" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_encoding"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "withdraw-config-change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "config": {
                     *         "version": 3,
                     *         "minimumPayout": {
                     *           "USD": "50.00"
                     *         },
                     *         "approval": {
                     *           "mode": "from-amount",
                     *           "from": {
                     *             "USD": "10000.00"
                     *           }
                     *         },
                     *         "limits": {
                     *           "payment": {
                     *             "USD": "5000.00"
                     *           },
                     *           "batch": {},
                     *           "daily": {
                     *             "USD": "250000.00"
                     *           }
                     *         },
                     *         "riseIdQuietHours": 72,
                     *         "schedules": {
                     *           "payouts": true
                     *         },
                     *         "paused": true,
                     *         "pause": {
                     *           "reason": "The bank reports wrong balances",
                     *           "by": "admin",
                     *           "at": "2026-11-23T10:00:00.000Z"
                     *         },
                     *         "updatedBy": "admin",
                     *         "updatedAt": "2026-11-23T10:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        config: components["schemas"]["Config"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "config_contended";
                    };
                };
            };
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "get-health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "healthy": true,
                     *       "state": "warn",
                     *       "asOf": "2026-11-23T10:05:00.000Z",
                     *       "checks": [
                     *         {
                     *           "name": "table",
                     *           "state": "ok",
                     *           "detail": "answers"
                     *         },
                     *         {
                     *           "name": "slot",
                     *           "state": "ok",
                     *           "detail": "free"
                     *         },
                     *         {
                     *           "name": "unknown",
                     *           "state": "warn",
                     *           "detail": "payments whose outcome is not known; the provider is asked about them",
                     *           "count": 1,
                     *           "more": false,
                     *           "since": "2026-11-23T10:00:00.000Z",
                     *           "ageSeconds": 300
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        asOf: components["schemas"]["Time"];
                        checks: {
                            ageSeconds?: number;
                            count?: number;
                            detail: string;
                            more?: boolean;
                            name: string;
                            since?: components["schemas"]["Time"];
                            /** @enum {string} */
                            state: "ok" | "warn" | "fail";
                        }[];
                        healthy: boolean;
                        /** @enum {string} */
                        state: "ok" | "warn" | "fail";
                    };
                };
            };
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "healthy": true,
                     *       "state": "warn",
                     *       "asOf": "2026-11-23T10:05:00.000Z",
                     *       "checks": [
                     *         {
                     *           "name": "table",
                     *           "state": "ok",
                     *           "detail": "answers"
                     *         },
                     *         {
                     *           "name": "slot",
                     *           "state": "ok",
                     *           "detail": "free"
                     *         },
                     *         {
                     *           "name": "unknown",
                     *           "state": "warn",
                     *           "detail": "payments whose outcome is not known; the provider is asked about them",
                     *           "count": 1,
                     *           "more": false,
                     *           "since": "2026-11-23T10:00:00.000Z",
                     *           "ageSeconds": 300
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        asOf: components["schemas"]["Time"];
                        checks: {
                            ageSeconds?: number;
                            count?: number;
                            detail: string;
                            more?: boolean;
                            name: string;
                            since?: components["schemas"]["Time"];
                            /** @enum {string} */
                            state: "ok" | "warn" | "fail";
                        }[];
                        healthy: boolean;
                        /** @enum {string} */
                        state: "ok" | "warn" | "fail";
                    };
                };
            };
        };
    };
    "list-incidents": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                /** @example open */
                status?: "open" | "resolved";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "incidents": [
                     *         {
                     *           "incidentId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001.0001-0001-0000",
                     *           "kind": "OVERPAID",
                     *           "status": "OPEN",
                     *           "raisedAt": "2026-11-24T02:00:00.000Z",
                     *           "affiliateId": "ann",
                     *           "transactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001",
                     *           "attemptId": "0001-0001-0000",
                     *           "amount": "100.75",
                     *           "currency": "USD"
                     *         },
                     *         {
                     *           "incidentId": "OUTCOME_CONTRADICTED:batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001.0001-0001-0000",
                     *           "kind": "OUTCOME_CONTRADICTED",
                     *           "status": "OPEN",
                     *           "raisedAt": "2026-11-24T02:00:00.000Z",
                     *           "affiliateId": "ann",
                     *           "transactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001",
                     *           "attemptId": "0001-0001-0000",
                     *           "amount": "100.75",
                     *           "currency": "USD",
                     *           "message": "Paid, and then removed: the payment was taken out of the list"
                     *         },
                     *         {
                     *           "incidentId": "SUBMISSION_INVALID:batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.0001-0001-0000",
                     *           "kind": "SUBMISSION_INVALID",
                     *           "status": "OPEN",
                     *           "raisedAt": "2026-11-24T02:00:00.000Z",
                     *           "batchId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE",
                     *           "attemptId": "0001-0001-0000",
                     *           "provider": "riseworks",
                     *           "message": "what is to be signed pays 100.75 to another recipient than ours"
                     *         },
                     *         {
                     *           "incidentId": "BOOKS_DIFFER:mock.F4QJNhQ-xco9NLA-EwL9G8IIE7svKn3uJR7ke1rc3VU",
                     *           "kind": "BOOKS_DIFFER",
                     *           "status": "OPEN",
                     *           "raisedAt": "2026-11-24T02:00:00.000Z",
                     *           "provider": "mock",
                     *           "difference": "paid_not_at_provider",
                     *           "batchId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE",
                     *           "transactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001",
                     *           "attemptId": "0001-0001-0000",
                     *           "currency": "USD",
                     *           "ourAmount": "100.75",
                     *           "ours": "COMPLETED, 100.75 USD",
                     *           "theirs": "not there, attempt 0001-0001-0000"
                     *         }
                     *       ],
                     *       "nextCursor": "eyJhZnRlciI6ImFubiJ9.pZ0l6yQ2m9f4kT7sWcVb1nXr8uEoAiHdGjLqYt3R5vM"
                     *     }
                     */
                    "application/json": {
                        incidents: ({
                            affiliateId: components["schemas"]["Id"];
                            amount: components["schemas"]["Amount"];
                            attemptId: components["schemas"]["Id"];
                            currency: components["schemas"]["Currency"];
                            incidentId: components["schemas"]["Id"];
                            /** @constant */
                            kind: "OVERPAID";
                            raisedAt: components["schemas"]["Time"];
                            resolution?: {
                                at: components["schemas"]["Time"];
                                by: string;
                                note: string;
                            };
                            /** @enum {string} */
                            status: "OPEN" | "RESOLVED";
                            transactionId: components["schemas"]["Id"];
                        } | {
                            affiliateId: components["schemas"]["Id"];
                            amount: components["schemas"]["Amount"];
                            attemptId: components["schemas"]["Id"];
                            currency: components["schemas"]["Currency"];
                            incidentId: components["schemas"]["Id"];
                            /** @constant */
                            kind: "OUTCOME_CONTRADICTED";
                            message: string;
                            raisedAt: components["schemas"]["Time"];
                            resolution?: {
                                at: components["schemas"]["Time"];
                                by: string;
                                note: string;
                            };
                            /** @enum {string} */
                            status: "OPEN" | "RESOLVED";
                            transactionId: components["schemas"]["Id"];
                        } | {
                            attemptId: components["schemas"]["Id"];
                            batchId: components["schemas"]["Id"];
                            incidentId: components["schemas"]["Id"];
                            /** @constant */
                            kind: "SUBMISSION_INVALID";
                            message: string;
                            provider: string;
                            raisedAt: components["schemas"]["Time"];
                            resolution?: {
                                at: components["schemas"]["Time"];
                                by: string;
                                note: string;
                            };
                            /** @enum {string} */
                            status: "OPEN" | "RESOLVED";
                        } | {
                            attemptId?: components["schemas"]["Id"];
                            batchId?: components["schemas"]["Id"];
                            currency?: components["schemas"]["Currency"];
                            /** @enum {string} */
                            difference: "paid_not_at_provider" | "paid_not_in_books" | "not_in_books" | "not_listed" | "underway_at_provider" | "returned_not_at_provider" | "returned_not_in_books" | "amount" | "ledger" | "batch_totals";
                            incidentId: components["schemas"]["Id"];
                            /** @constant */
                            kind: "BOOKS_DIFFER";
                            ourAmount?: components["schemas"]["Amount"];
                            ours: string;
                            provider: string;
                            providerReference?: string;
                            raisedAt: components["schemas"]["Time"];
                            resolution?: {
                                at: components["schemas"]["Time"];
                                by: string;
                                note: string;
                            };
                            /** @enum {string} */
                            status: "OPEN" | "RESOLVED";
                            theirAmount?: components["schemas"]["Amount"];
                            theirs: string;
                            transactionId?: components["schemas"]["Id"];
                        })[];
                        nextCursor?: string;
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "resolve-incident": {
        parameters: {
            query?: never;
            header?: {
                /** @example 6f1e2d3c-payouts-2026-11-23 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @example batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001.0001-0001-0000 */
                incidentId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "note": "The payee sent the second payment back."
                 *     }
                 */
                "application/json": {
                    note: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "incident": {
                     *         "incidentId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001.0001-0001-0000",
                     *         "kind": "OVERPAID",
                     *         "status": "RESOLVED",
                     *         "raisedAt": "2026-11-24T02:00:00.000Z",
                     *         "affiliateId": "ann",
                     *         "transactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001",
                     *         "attemptId": "0001-0001-0000",
                     *         "amount": "100.75",
                     *         "currency": "USD",
                     *         "resolution": {
                     *           "by": "ada@example.com",
                     *           "at": "2026-11-24T09:30:00.000Z",
                     *           "note": "The payee sent the second payment back."
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        incident: {
                            affiliateId: components["schemas"]["Id"];
                            amount: components["schemas"]["Amount"];
                            attemptId: components["schemas"]["Id"];
                            currency: components["schemas"]["Currency"];
                            incidentId: components["schemas"]["Id"];
                            /** @constant */
                            kind: "OVERPAID";
                            raisedAt: components["schemas"]["Time"];
                            resolution?: {
                                at: components["schemas"]["Time"];
                                by: string;
                                note: string;
                            };
                            /** @enum {string} */
                            status: "OPEN" | "RESOLVED";
                            transactionId: components["schemas"]["Id"];
                        } | {
                            affiliateId: components["schemas"]["Id"];
                            amount: components["schemas"]["Amount"];
                            attemptId: components["schemas"]["Id"];
                            currency: components["schemas"]["Currency"];
                            incidentId: components["schemas"]["Id"];
                            /** @constant */
                            kind: "OUTCOME_CONTRADICTED";
                            message: string;
                            raisedAt: components["schemas"]["Time"];
                            resolution?: {
                                at: components["schemas"]["Time"];
                                by: string;
                                note: string;
                            };
                            /** @enum {string} */
                            status: "OPEN" | "RESOLVED";
                            transactionId: components["schemas"]["Id"];
                        } | {
                            attemptId: components["schemas"]["Id"];
                            batchId: components["schemas"]["Id"];
                            incidentId: components["schemas"]["Id"];
                            /** @constant */
                            kind: "SUBMISSION_INVALID";
                            message: string;
                            provider: string;
                            raisedAt: components["schemas"]["Time"];
                            resolution?: {
                                at: components["schemas"]["Time"];
                                by: string;
                                note: string;
                            };
                            /** @enum {string} */
                            status: "OPEN" | "RESOLVED";
                        } | {
                            attemptId?: components["schemas"]["Id"];
                            batchId?: components["schemas"]["Id"];
                            currency?: components["schemas"]["Currency"];
                            /** @enum {string} */
                            difference: "paid_not_at_provider" | "paid_not_in_books" | "not_in_books" | "not_listed" | "underway_at_provider" | "returned_not_at_provider" | "returned_not_in_books" | "amount" | "ledger" | "batch_totals";
                            incidentId: components["schemas"]["Id"];
                            /** @constant */
                            kind: "BOOKS_DIFFER";
                            ourAmount?: components["schemas"]["Amount"];
                            ours: string;
                            provider: string;
                            providerReference?: string;
                            raisedAt: components["schemas"]["Time"];
                            resolution?: {
                                at: components["schemas"]["Time"];
                                by: string;
                                note: string;
                            };
                            /** @enum {string} */
                            status: "OPEN" | "RESOLVED";
                            theirAmount?: components["schemas"]["Amount"];
                            theirs: string;
                            transactionId?: components["schemas"]["Id"];
                        };
                    };
                };
            };
            400: components["responses"]["unreadable_body"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "incident_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "incident_resolved" | "idempotency_key_reused" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_encoding"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "get-openapi": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "openapi": "3.1.0",
                     *       "info": {
                     *         "title": "Disbursement",
                     *         "version": "1.0.0"
                     *       },
                     *       "servers": [
                     *         {
                     *           "url": "/api/disbursement"
                     *         }
                     *       ],
                     *       "tags": [],
                     *       "paths": {},
                     *       "components": {}
                     *     }
                     */
                    "application/json": {
                        components: {
                            [key: string]: unknown;
                        };
                        info: {
                            [key: string]: unknown;
                        };
                        openapi: string;
                        paths: {
                            [key: string]: unknown;
                        };
                        servers: {
                            [key: string]: unknown;
                        }[];
                        tags: {
                            [key: string]: unknown;
                        }[];
                    };
                };
            };
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "pay-affiliate": {
        parameters: {
            query?: never;
            header?: {
                /** @example 6f1e2d3c-payouts-2026-11-23 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "affiliateId": "ann",
                 *       "currency": "USD"
                 *     }
                 */
                "application/json": {
                    affiliateId: components["schemas"]["AffiliateId"];
                    /** @default USD */
                    currency?: components["schemas"]["Currency"];
                    provider?: string;
                };
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "batch": {
                     *         "batchId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE",
                     *         "batchNumber": "BATCH-2026-000123",
                     *         "status": "QUEUED",
                     *         "provider": "mock",
                     *         "currency": "USD",
                     *         "paymentCount": 1,
                     *         "totalAmount": "100.75",
                     *         "counts": {
                     *           "pending": 1,
                     *           "processing": 0,
                     *           "unknown": 0,
                     *           "completed": 0,
                     *           "failed": 0,
                     *           "cancelled": 0,
                     *           "returned": 0
                     *         },
                     *         "createdBy": "ada@example.com",
                     *         "approvalWanted": false,
                     *         "createdAt": "2026-11-23T10:00:00.000Z",
                     *         "queuedAt": "2026-11-23T10:00:01.000Z"
                     *       },
                     *       "transaction": {
                     *         "transactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001",
                     *         "batchId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE",
                     *         "affiliateId": "ann",
                     *         "status": "PENDING",
                     *         "amount": "100.75",
                     *         "currency": "USD",
                     *         "riseId": "mock:ok:ann",
                     *         "commissionCount": 2,
                     *         "retries": 0,
                     *         "createdAt": "2026-11-23T10:00:00.000Z",
                     *         "updatedAt": "2026-11-23T10:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        batch: components["schemas"]["Batch"];
                        transaction: components["schemas"]["Transaction"];
                    };
                };
            };
            400: components["responses"]["unreadable_body"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: {
                headers: {
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not_payable" | "batch_not_executable" | "restore_not_settled" | "contended" | "idempotency_key_reused" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_encoding"];
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "unknown_provider" | "unsupported_currency";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "get-recovery": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "restored": {
                     *         "to": "2026-11-23T09:00:00.000Z",
                     *         "stoppedAt": "2026-11-23T10:00:00.000Z",
                     *         "at": "2026-11-23T10:30:00.000Z",
                     *         "by": "restore"
                     *       },
                     *       "lastRestore": {
                     *         "to": "2026-11-23T09:00:00.000Z",
                     *         "at": "2026-11-23T10:30:00.000Z"
                     *       },
                     *       "providers": [
                     *         {
                     *           "provider": "mock",
                     *           "quietFrom": "2026-11-23T10:05:02.000Z"
                     *         }
                     *       ],
                     *       "last": {
                     *         "begunAt": "2026-11-23T10:35:00.000Z",
                     *         "endedAt": "2026-11-23T10:35:04.000Z",
                     *         "clean": true,
                     *         "tally": {
                     *           "batchesAsked": 3,
                     *           "batchesLeft": 0,
                     *           "lostPayments": 1,
                     *           "lostPaymentsLeft": 0,
                     *           "foreignLeft": 0,
                     *           "incomplete": 0,
                     *           "failed": 0
                     *         }
                     *       },
                     *       "lostPayments": [
                     *         {
                     *           "transactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001",
                     *           "attemptId": "0001-0001-0000",
                     *           "provider": "mock",
                     *           "providerReference": "mock:batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001:0001-0001-0000",
                     *           "payeeId": "mock:ok:ann",
                     *           "status": "ENTERED",
                     *           "amount": "100.75",
                     *           "currency": "USD",
                     *           "paidAt": "2026-11-23T09:30:00.000Z",
                     *           "affiliateId": "ann",
                     *           "pendingAmount": "0.00"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        last?: {
                            begunAt: components["schemas"]["Time"];
                            clean: boolean;
                            endedAt: components["schemas"]["Time"];
                            tally: {
                                batchesAsked: number;
                                batchesLeft: number;
                                failed: number;
                                foreignLeft: number;
                                incomplete: number;
                                lostPayments: number;
                                lostPaymentsLeft: number;
                            };
                        };
                        lastRestore?: {
                            at: components["schemas"]["Time"];
                            to: components["schemas"]["Time"];
                        };
                        left?: string;
                        lostPayments: {
                            affiliateId?: components["schemas"]["Id"];
                            amount: components["schemas"]["Amount"];
                            attemptId: components["schemas"]["Id"];
                            currency: components["schemas"]["Currency"];
                            paidAt: components["schemas"]["Time"];
                            payeeId?: string;
                            pendingAmount?: components["schemas"]["Amount"];
                            provider: string;
                            providerReference: string;
                            /** @enum {string} */
                            status: "FOUND" | "UNDERWAY" | "UNASSIGNED" | "ENTERED" | "NOT_PAID" | "EXPLAINED";
                            transactionId: components["schemas"]["Id"];
                        }[];
                        nextCursor?: string;
                        pass?: {
                            begunAt: components["schemas"]["Time"];
                            stage: string;
                            tally: {
                                batchesAsked: number;
                                batchesLeft: number;
                                failed: number;
                                foreignLeft: number;
                                incomplete: number;
                                lostPayments: number;
                                lostPaymentsLeft: number;
                            };
                        };
                        providers: {
                            provider: string;
                            quietFrom: components["schemas"]["Time"];
                        }[];
                        restored?: {
                            at: components["schemas"]["Time"];
                            by: string;
                            stoppedAt: components["schemas"]["Time"];
                            to: components["schemas"]["Time"];
                        };
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "get-affiliate-statement": {
        parameters: {
            query?: {
                /** @example USD */
                currency?: components["schemas"]["Currency"];
                cursor?: string;
                /** @example json */
                format?: "json" | "csv";
                /** @example 2026-11-01 */
                from?: components["schemas"]["DayOrTime"];
                /** @example 20 */
                limit?: number;
                /** @example 2026-12-01 */
                to?: components["schemas"]["DayOrTime"];
            };
            header?: never;
            path: {
                /** @example ann */
                affiliateId: components["schemas"]["AffiliateId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "content-disposition"?: string;
                    link?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "statement": {
                     *         "affiliateId": "ann",
                     *         "fullName": "Ann Lee",
                     *         "currency": "USD",
                     *         "from": "2026-11-01T00:00:00.000Z",
                     *         "to": "2026-12-01T00:00:00.000Z",
                     *         "asOf": "2026-11-23T10:05:00.000Z",
                     *         "openingBalance": "0.00",
                     *         "closingBalance": "0.00",
                     *         "agrees": true
                     *       },
                     *       "lines": [
                     *         {
                     *           "at": "2026-11-02T00:00:00.000Z",
                     *           "kind": "COMMISSION",
                     *           "amount": "75.50",
                     *           "balance": "75.50",
                     *           "seq": 1,
                     *           "coveredBy": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001",
                     *           "commissionId": "c-1"
                     *         },
                     *         {
                     *           "at": "2026-11-23T10:01:00.000Z",
                     *           "kind": "PAYMENT",
                     *           "amount": "-75.50",
                     *           "balance": "0.00",
                     *           "transactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001",
                     *           "status": "COMPLETED",
                     *           "coversFromSeq": 1,
                     *           "coversToSeq": 1,
                     *           "commissionCount": 1,
                     *           "commissionIds": [
                     *             "c-1"
                     *           ]
                     *         }
                     *       ],
                     *       "nextCursor": "eyJhZnRlciI6ImFubiJ9.pZ0l6yQ2m9f4kT7sWcVb1nXr8uEoAiHdGjLqYt3R5vM"
                     *     }
                     */
                    "application/json": {
                        lines: {
                            adjustmentId?: components["schemas"]["Id"];
                            amount: components["schemas"]["Amount"];
                            at: components["schemas"]["Time"];
                            attemptId?: string;
                            balance: components["schemas"]["Amount"];
                            commissionCount?: number;
                            commissionId?: components["schemas"]["Id"];
                            commissionIds?: components["schemas"]["Id"][];
                            coveredBy?: components["schemas"]["Id"];
                            coversFromSeq?: number;
                            coversToSeq?: number;
                            /** @enum {string} */
                            kind: "COMMISSION" | "REVERSAL" | "OVERPAID" | "RETURNED" | "OPENING_BALANCE" | "CORRECTION" | "PAID_ELSEWHERE" | "PAYMENT";
                            reason?: string;
                            seq?: number;
                            /** @enum {string} */
                            status?: "COMPLETED" | "RETURNED";
                            transactionId?: components["schemas"]["Id"];
                        }[];
                        nextCursor?: string;
                        statement: {
                            affiliateId: components["schemas"]["Id"];
                            agrees: boolean;
                            asOf: components["schemas"]["Time"];
                            closingBalance: components["schemas"]["Amount"];
                            currency: components["schemas"]["Currency"];
                            from: components["schemas"]["Time"];
                            fullName: string;
                            openingBalance: components["schemas"]["Amount"];
                            openPayment?: {
                                amount: components["schemas"]["Amount"];
                                transactionId: components["schemas"]["Id"];
                            };
                            to: components["schemas"]["Time"];
                        };
                    };
                    /**
                     * @example at,kind,amount,balance,currency,…
                     *     2026-11-23T10:01:00.000Z,PAYMENT,-75.50,0.00,USD,…
                     */
                    "text/csv": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "affiliate_not_found";
                    };
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "get-funds-report": {
        parameters: {
            query?: {
                /** @example USD */
                currency?: components["schemas"]["Currency"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "provider": "mock",
                     *       "currency": "USD",
                     *       "asOf": "2026-11-23T10:00:00.000Z",
                     *       "held": "known",
                     *       "heldAmount": "500.00",
                     *       "neededAmount": "120.50",
                     *       "unexecutedAmount": "0.00",
                     *       "leftAmount": "379.50"
                     *     }
                     */
                    "application/json": {
                        asOf: components["schemas"]["Time"];
                        currency: components["schemas"]["Currency"];
                        /** @enum {string} */
                        held: "known" | "unlimited" | "provider_unavailable";
                        heldAmount?: components["schemas"]["Amount"];
                        leftAmount?: components["schemas"]["Amount"];
                        neededAmount: components["schemas"]["Amount"];
                        provider: string;
                        unexecutedAmount: components["schemas"]["Amount"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "get-reconciliation-report": {
        parameters: {
            query?: {
                currency?: components["schemas"]["Currency"];
                cursor?: string;
                /** @example json */
                format?: "json" | "csv";
                /** @example 2026-11-01 */
                from?: components["schemas"]["DayOrTime"];
                limit?: number;
                /** @example 2026-12-01 */
                to?: components["schemas"]["DayOrTime"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "content-disposition"?: string;
                    link?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "from": "2026-11-01T00:00:00.000Z",
                     *       "to": "2026-12-01T00:00:00.000Z",
                     *       "batches": [
                     *         {
                     *           "batchId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE",
                     *           "batchNumber": "BATCH-2026-000123",
                     *           "status": "COMPLETED",
                     *           "currency": "USD",
                     *           "provider": "mock",
                     *           "createdAt": "2026-11-23T10:00:00.000Z",
                     *           "result": "differs",
                     *           "ours": {
                     *             "paidCount": 1,
                     *             "paidAmount": "100.75",
                     *             "returnedCount": 0,
                     *             "returnedAmount": "0.00"
                     *           },
                     *           "theirs": {
                     *             "paidCount": 0,
                     *             "paidAmount": "0.00",
                     *             "returnedCount": 0,
                     *             "returnedAmount": "0.00"
                     *           },
                     *           "differences": [
                     *             {
                     *               "kind": "paid_not_at_provider",
                     *               "transactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001",
                     *               "attemptId": "0001-0000-0000",
                     *               "currency": "USD",
                     *               "ourAmount": "100.75",
                     *               "ours": "COMPLETED, 100.75 USD",
                     *               "theirs": "not there, attempt 0001-0000-0000"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "days": [
                     *         {
                     *           "provider": "mock",
                     *           "day": "2026-11-23",
                     *           "result": "differs",
                     *           "sums": [
                     *             {
                     *               "currency": "USD",
                     *               "ours": {
                     *                 "paidCount": 0,
                     *                 "paidAmount": "0.00",
                     *                 "returnedCount": 0,
                     *                 "returnedAmount": "0.00"
                     *               },
                     *               "theirs": {
                     *                 "paidCount": 1,
                     *                 "paidAmount": "12.00",
                     *                 "returnedCount": 0,
                     *                 "returnedAmount": "0.00"
                     *               }
                     *             }
                     *           ],
                     *           "differences": [
                     *             {
                     *               "kind": "not_in_books",
                     *               "providerReference": "bank-4711",
                     *               "currency": "USD",
                     *               "theirAmount": "12.00",
                     *               "ours": "not in the books",
                     *               "theirs": "listed as completed, 12.00 USD"
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        batches: {
                            batchId: components["schemas"]["Id"];
                            batchNumber?: string;
                            createdAt: components["schemas"]["Time"];
                            currency: components["schemas"]["Currency"];
                            differences: {
                                attemptId?: components["schemas"]["Id"];
                                currency?: components["schemas"]["Currency"];
                                /** @enum {string} */
                                kind: "paid_not_at_provider" | "paid_not_in_books" | "not_in_books" | "not_listed" | "underway_at_provider" | "returned_not_at_provider" | "returned_not_in_books" | "amount" | "ledger" | "batch_totals";
                                ourAmount?: components["schemas"]["Amount"];
                                ours: string;
                                providerReference?: string;
                                theirAmount?: components["schemas"]["Amount"];
                                theirs: string;
                                transactionId?: components["schemas"]["Id"];
                            }[];
                            ours?: {
                                paidAmount: components["schemas"]["Amount"];
                                paidCount: number;
                                returnedAmount: components["schemas"]["Amount"];
                                returnedCount: number;
                            };
                            provider: string;
                            /** @enum {string} */
                            result: "agrees" | "differs" | "not_checked" | "not_finished";
                            /** @enum {string} */
                            status: "DRAFT" | "PENDING" | "QUEUED" | "PROCESSING" | "SETTLING" | "COMPLETED" | "FAILED" | "CANCELLING" | "CANCELLED";
                            theirs?: {
                                paidAmount: components["schemas"]["Amount"];
                                paidCount: number;
                                returnedAmount: components["schemas"]["Amount"];
                                returnedCount: number;
                            };
                        }[];
                        days: {
                            /** Format: date */
                            day: string;
                            differences: {
                                attemptId?: components["schemas"]["Id"];
                                currency?: components["schemas"]["Currency"];
                                /** @enum {string} */
                                kind: "paid_not_at_provider" | "paid_not_in_books" | "not_in_books" | "not_listed" | "underway_at_provider" | "returned_not_at_provider" | "returned_not_in_books" | "amount" | "ledger" | "batch_totals";
                                ourAmount?: components["schemas"]["Amount"];
                                ours: string;
                                providerReference?: string;
                                theirAmount?: components["schemas"]["Amount"];
                                theirs: string;
                                transactionId?: components["schemas"]["Id"];
                            }[];
                            provider: string;
                            /** @enum {string} */
                            result: "agrees" | "differs" | "not_checked" | "not_finished";
                            sums: {
                                currency: components["schemas"]["Currency"];
                                ours: {
                                    paidAmount: components["schemas"]["Amount"];
                                    paidCount: number;
                                    returnedAmount: components["schemas"]["Amount"];
                                    returnedCount: number;
                                };
                                theirs: {
                                    paidAmount: components["schemas"]["Amount"];
                                    paidCount: number;
                                    returnedAmount: components["schemas"]["Amount"];
                                    returnedCount: number;
                                };
                            }[];
                        }[];
                        from: components["schemas"]["Time"];
                        nextCursor?: string;
                        to: components["schemas"]["Time"];
                    };
                    /**
                     * @example batchId,batchNumber,…,result,…
                     *     batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE,BATCH-2026-000123,…
                     */
                    "text/csv": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "get-summary-report": {
        parameters: {
            query?: {
                /** @example USD */
                currency?: components["schemas"]["Currency"];
                /** @example json */
                format?: "json" | "csv";
                /** @example 2026-11-01 */
                from?: components["schemas"]["DayOrTime"];
                /** @example day */
                groupBy?: "day" | "month";
                /** @example 2026-12-01 */
                to?: components["schemas"]["DayOrTime"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "content-disposition"?: string;
                    link?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "from": "2026-11-01T00:00:00.000Z",
                     *       "to": "2026-12-01T00:00:00.000Z",
                     *       "groupBy": "day",
                     *       "asOf": "2026-11-23T10:05:00.000Z",
                     *       "totals": [
                     *         {
                     *           "currency": "USD",
                     *           "batches": {
                     *             "total": 2,
                     *             "pending": 0,
                     *             "queued": 0,
                     *             "processing": 1,
                     *             "settling": 0,
                     *             "completed": 1,
                     *             "failed": 0,
                     *             "cancelling": 0,
                     *             "cancelled": 0
                     *           },
                     *           "payments": {
                     *             "count": 120,
                     *             "amount": "9066.00"
                     *           },
                     *           "paid": {
                     *             "count": 99,
                     *             "amount": "7474.50"
                     *           },
                     *           "returned": {
                     *             "count": 0,
                     *             "amount": "0.00"
                     *           },
                     *           "failed": {
                     *             "count": 1,
                     *             "amount": "75.50"
                     *           },
                     *           "cancelled": {
                     *             "count": 0,
                     *             "amount": "0.00"
                     *           },
                     *           "pending": {
                     *             "count": 0,
                     *             "amount": "0.00"
                     *           },
                     *           "processing": {
                     *             "count": 19,
                     *             "amount": "1434.50"
                     *           },
                     *           "unknown": {
                     *             "count": 1,
                     *             "amount": "81.50"
                     *           },
                     *           "successRate": "0.9900"
                     *         }
                     *       ],
                     *       "rows": [
                     *         {
                     *           "period": "2026-11-23",
                     *           "currency": "USD",
                     *           "batches": {
                     *             "total": 2,
                     *             "pending": 0,
                     *             "queued": 0,
                     *             "processing": 1,
                     *             "settling": 0,
                     *             "completed": 1,
                     *             "failed": 0,
                     *             "cancelling": 0,
                     *             "cancelled": 0
                     *           },
                     *           "payments": {
                     *             "count": 120,
                     *             "amount": "9066.00"
                     *           },
                     *           "paid": {
                     *             "count": 99,
                     *             "amount": "7474.50"
                     *           },
                     *           "returned": {
                     *             "count": 0,
                     *             "amount": "0.00"
                     *           },
                     *           "failed": {
                     *             "count": 1,
                     *             "amount": "75.50"
                     *           },
                     *           "cancelled": {
                     *             "count": 0,
                     *             "amount": "0.00"
                     *           },
                     *           "pending": {
                     *             "count": 0,
                     *             "amount": "0.00"
                     *           },
                     *           "processing": {
                     *             "count": 19,
                     *             "amount": "1434.50"
                     *           },
                     *           "unknown": {
                     *             "count": 1,
                     *             "amount": "81.50"
                     *           },
                     *           "successRate": "0.9900"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        asOf: components["schemas"]["Time"];
                        from: components["schemas"]["Time"];
                        /** @enum {string} */
                        groupBy: "day" | "month";
                        rows: {
                            batches: {
                                cancelled: number;
                                cancelling: number;
                                completed: number;
                                failed: number;
                                pending: number;
                                processing: number;
                                queued: number;
                                settling: number;
                                total: number;
                            };
                            cancelled: {
                                amount: components["schemas"]["Amount"];
                                count: number;
                            };
                            currency: components["schemas"]["Currency"];
                            failed: {
                                amount: components["schemas"]["Amount"];
                                count: number;
                            };
                            paid: {
                                amount: components["schemas"]["Amount"];
                                count: number;
                            };
                            payments: {
                                amount: components["schemas"]["Amount"];
                                count: number;
                            };
                            pending: {
                                amount: components["schemas"]["Amount"];
                                count: number;
                            };
                            period: string;
                            processing: {
                                amount: components["schemas"]["Amount"];
                                count: number;
                            };
                            returned: {
                                amount: components["schemas"]["Amount"];
                                count: number;
                            };
                            successRate?: string;
                            unknown: {
                                amount: components["schemas"]["Amount"];
                                count: number;
                            };
                        }[];
                        to: components["schemas"]["Time"];
                        totals: {
                            batches: {
                                cancelled: number;
                                cancelling: number;
                                completed: number;
                                failed: number;
                                pending: number;
                                processing: number;
                                queued: number;
                                settling: number;
                                total: number;
                            };
                            cancelled: {
                                amount: components["schemas"]["Amount"];
                                count: number;
                            };
                            currency: components["schemas"]["Currency"];
                            failed: {
                                amount: components["schemas"]["Amount"];
                                count: number;
                            };
                            paid: {
                                amount: components["schemas"]["Amount"];
                                count: number;
                            };
                            payments: {
                                amount: components["schemas"]["Amount"];
                                count: number;
                            };
                            pending: {
                                amount: components["schemas"]["Amount"];
                                count: number;
                            };
                            processing: {
                                amount: components["schemas"]["Amount"];
                                count: number;
                            };
                            returned: {
                                amount: components["schemas"]["Amount"];
                                count: number;
                            };
                            successRate?: string;
                            unknown: {
                                amount: components["schemas"]["Amount"];
                                count: number;
                            };
                        }[];
                    };
                    /**
                     * @example period,currency,batches,batchesPending,…
                     *     2026-11-23,USD,2,0,…
                     */
                    "text/csv": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "report_too_large";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "list-accounts": {
        parameters: {
            query?: {
                cursor?: string;
                kycStatus?: "PENDING" | "SUBMITTED" | "APPROVED" | "REJECTED" | "EXPIRED";
                /** @example 100 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accounts": [
                     *         {
                     *           "affiliateId": "ann",
                     *           "provider": "mock",
                     *           "riseId": "mock:ok:ann",
                     *           "kycStatus": "APPROVED",
                     *           "canReceivePayments": true,
                     *           "linkedAt": "2026-11-23T09:00:00.000Z",
                     *           "checkedAt": "2026-11-23T09:00:00.000Z"
                     *         },
                     *         {
                     *           "affiliateId": "ben",
                     *           "provider": "mock",
                     *           "kycStatus": "PENDING",
                     *           "canReceivePayments": false,
                     *           "invite": {
                     *             "provider": "mock",
                     *             "email": "ben@example.com",
                     *             "status": "PENDING",
                     *             "invitedBy": "ada@example.com",
                     *             "invitedAt": "2026-11-23T09:00:00.000Z"
                     *           }
                     *         }
                     *       ],
                     *       "nextCursor": "eyJhZnRlciI6ImFubiJ9.pZ0l6yQ2m9f4kT7sWcVb1nXr8uEoAiHdGjLqYt3R5vM"
                     *     }
                     */
                    "application/json": {
                        accounts: {
                            affiliateId: string;
                            canReceivePayments: boolean;
                            checkedAt?: string;
                            email?: string;
                            fault?: string;
                            invite?: {
                                acceptedAt?: components["schemas"]["Time"];
                                email: string;
                                invitedAt: components["schemas"]["Time"];
                                invitedBy: string;
                                provider: string;
                                /** @enum {string} */
                                status: "PENDING" | "ACCEPTED";
                            };
                            /** @enum {string} */
                            kycStatus: "PENDING" | "SUBMITTED" | "APPROVED" | "REJECTED" | "EXPIRED";
                            linkedAt?: string;
                            provider: string;
                            riseId?: string;
                            riseIdChangedAt?: string;
                        }[];
                        nextCursor?: string;
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "link-account": {
        parameters: {
            query?: never;
            header?: {
                /** @example 6f1e2d3c-payouts-2026-11-23 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "affiliateId": "ann",
                 *       "riseId": "mock:ok:ann"
                 *     }
                 */
                "application/json": {
                    affiliateId: components["schemas"]["AffiliateId"];
                    /**
                     * Format: idn-email
                     * @example ann@example.com
                     * @example почта@пример.рф
                     */
                    email?: string;
                    riseId: components["schemas"]["Id"];
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "account": {
                     *         "affiliateId": "ann",
                     *         "provider": "mock",
                     *         "riseId": "mock:ok:ann",
                     *         "kycStatus": "APPROVED",
                     *         "canReceivePayments": true,
                     *         "linkedAt": "2026-11-23T09:00:00.000Z",
                     *         "checkedAt": "2026-11-23T09:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        account: {
                            affiliateId: string;
                            canReceivePayments: boolean;
                            checkedAt: string;
                            email?: string;
                            fault?: string;
                            /** @enum {string} */
                            kycStatus: "PENDING" | "SUBMITTED" | "APPROVED" | "REJECTED" | "EXPIRED";
                            linkedAt: string;
                            provider: string;
                            riseId: string;
                            riseIdChangedAt?: string;
                        };
                    };
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "account": {
                     *         "affiliateId": "ann",
                     *         "provider": "mock",
                     *         "riseId": "mock:ok:ann",
                     *         "kycStatus": "APPROVED",
                     *         "canReceivePayments": true,
                     *         "linkedAt": "2026-11-23T09:00:00.000Z",
                     *         "checkedAt": "2026-11-23T09:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        account: {
                            affiliateId: string;
                            canReceivePayments: boolean;
                            checkedAt: string;
                            email?: string;
                            fault?: string;
                            /** @enum {string} */
                            kycStatus: "PENDING" | "SUBMITTED" | "APPROVED" | "REJECTED" | "EXPIRED";
                            linkedAt: string;
                            provider: string;
                            riseId: string;
                            riseIdChangedAt?: string;
                        };
                    };
                };
            };
            400: components["responses"]["unreadable_body"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "affiliate_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "rise_id_taken" | "contended" | "idempotency_key_reused" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_encoding"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "invite-affiliate": {
        parameters: {
            query?: never;
            header?: {
                /** @example 6f1e2d3c-payouts-2026-11-23 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "affiliateId": "ben",
                 *       "email": "ben@example.com"
                 *     }
                 */
                "application/json": {
                    affiliateId: components["schemas"]["AffiliateId"];
                    /**
                     * Format: idn-email
                     * @example ann@example.com
                     * @example почта@пример.рф
                     */
                    email?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "invite": {
                     *         "affiliateId": "ben",
                     *         "provider": "mock",
                     *         "email": "ben@example.com",
                     *         "status": "PENDING",
                     *         "invitedBy": "ada@example.com",
                     *         "invitedAt": "2026-11-23T09:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        invite: {
                            acceptedAt?: components["schemas"]["Time"];
                            affiliateId: components["schemas"]["Id"];
                            email: string;
                            invitedAt: components["schemas"]["Time"];
                            invitedBy: string;
                            provider: string;
                            /** @enum {string} */
                            status: "PENDING" | "ACCEPTED";
                        };
                    };
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "invite": {
                     *         "affiliateId": "ben",
                     *         "provider": "mock",
                     *         "email": "ben@example.com",
                     *         "status": "PENDING",
                     *         "invitedBy": "ada@example.com",
                     *         "invitedAt": "2026-11-23T09:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        invite: {
                            acceptedAt?: components["schemas"]["Time"];
                            affiliateId: components["schemas"]["Id"];
                            email: string;
                            invitedAt: components["schemas"]["Time"];
                            invitedBy: string;
                            provider: string;
                            /** @enum {string} */
                            status: "PENDING" | "ACCEPTED";
                        };
                    };
                };
            };
            400: components["responses"]["unreadable_body"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "affiliate_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "already_linked" | "contended" | "idempotency_key_reused" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_encoding"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invite_not_made";
                    };
                };
            };
        };
    };
    "sync-accounts": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "affiliateIds": [
                 *         "ann",
                 *         "bob"
                 *       ]
                 *     }
                 */
                "application/json": {
                    affiliateIds?: components["schemas"]["AffiliateId"][];
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accounts": [
                     *         {
                     *           "affiliateId": "ann",
                     *           "status": "unchanged",
                     *           "kycStatus": "APPROVED"
                     *         },
                     *         {
                     *           "affiliateId": "bob",
                     *           "status": "failed",
                     *           "code": "no_rise_account",
                     *           "message": "No Rise account is linked to this affiliate."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        accounts: {
                            affiliateId: string;
                            /** @enum {string} */
                            code?: "no_rise_account" | "provider_unavailable" | "contended" | "store_unavailable";
                            /** @enum {string} */
                            invite?: "PENDING" | "ACCEPTED";
                            /** @enum {string} */
                            kycStatus?: "PENDING" | "SUBMITTED" | "APPROVED" | "REJECTED" | "EXPIRED";
                            message?: string;
                            /** @enum {string} */
                            status: "updated" | "unchanged" | "failed";
                        }[];
                        nextCursor?: string;
                    };
                };
            };
            400: components["responses"]["unreadable_body"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_encoding"];
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "list-transactions": {
        parameters: {
            query?: {
                /** @example ann */
                affiliateId?: components["schemas"]["AffiliateId"];
                batchId?: components["schemas"]["Id"];
                cursor?: string;
                limit?: number;
                /** @example PENDING */
                status?: "PENDING" | "PROCESSING" | "UNKNOWN" | "COMPLETED" | "FAILED" | "CANCELLED" | "RETURNED";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "transactions": [
                     *         {
                     *           "transactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001",
                     *           "batchId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE",
                     *           "affiliateId": "ann",
                     *           "status": "PENDING",
                     *           "amount": "100.75",
                     *           "currency": "USD",
                     *           "riseId": "mock:ok:ann",
                     *           "commissionCount": 2,
                     *           "retries": 0,
                     *           "createdAt": "2026-11-23T10:00:00.000Z",
                     *           "updatedAt": "2026-11-23T10:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": "eyJhZnRlciI6ImFubiJ9.pZ0l6yQ2m9f4kT7sWcVb1nXr8uEoAiHdGjLqYt3R5vM"
                     *     }
                     */
                    "application/json": {
                        nextCursor?: string;
                        transactions: components["schemas"]["Transaction"][];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "batch_not_found";
                    };
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "get-transaction": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001 */
                transactionId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "transaction": {
                     *         "transactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001",
                     *         "batchId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE",
                     *         "affiliateId": "ann",
                     *         "status": "COMPLETED",
                     *         "amount": "100.75",
                     *         "currency": "USD",
                     *         "riseId": "mock:ok:ann",
                     *         "commissionCount": 2,
                     *         "retries": 1,
                     *         "createdAt": "2026-11-23T10:00:00.000Z",
                     *         "updatedAt": "2026-11-23T10:05:05.000Z",
                     *         "providerReference": "mock:batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001:0001-0002-0001",
                     *         "completedAt": "2026-11-23T10:05:05.000Z",
                     *         "attempts": [
                     *           {
                     *             "attemptId": "0001-0001-0001",
                     *             "provider": "mock",
                     *             "createdAt": "2026-11-23T10:05:02.000Z",
                     *             "notAfter": "2026-11-23T10:20:02.000Z"
                     *           },
                     *           {
                     *             "attemptId": "0001-0002-0001",
                     *             "provider": "mock",
                     *             "createdAt": "2026-11-23T10:05:04.000Z",
                     *             "notAfter": "2026-11-23T10:20:04.000Z"
                     *           }
                     *         ],
                     *         "failures": [
                     *           {
                     *             "attemptId": "0001-0001-0001",
                     *             "code": "bank_busy",
                     *             "message": "The bank could not take the payment this time",
                     *             "at": "2026-11-23T10:05:03.000Z"
                     *           }
                     *         ],
                     *         "commissions": [
                     *           {
                     *             "commissionId": "c-1",
                     *             "amount": "75.50",
                     *             "approvedAt": "2026-10-31T00:00:00.000Z"
                     *           },
                     *           {
                     *             "commissionId": "c-3",
                     *             "amount": "45.25",
                     *             "approvedAt": "2026-10-31T00:00:00.000Z"
                     *           }
                     *         ],
                     *         "otherEntries": [
                     *           {
                     *             "seq": 3,
                     *             "at": "2026-11-23T10:00:00.000Z",
                     *             "kind": "PAID_ELSEWHERE",
                     *             "amount": "-20.00",
                     *             "adjustmentId": "adj-2026-1",
                     *             "reason": "Paid by cheque 1042"
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        transaction: {
                            affiliateId: components["schemas"]["Id"];
                            amount: components["schemas"]["Amount"];
                            attempts: {
                                attemptId: string;
                                createdAt: components["schemas"]["Time"];
                                notAfter: components["schemas"]["Time"];
                                provider: string;
                            }[];
                            batchId: components["schemas"]["Id"];
                            commissionCount: number;
                            commissions: {
                                amount: components["schemas"]["Amount"];
                                approvedAt: components["schemas"]["Time"];
                                commissionId: components["schemas"]["Id"];
                            }[];
                            completedAt?: components["schemas"]["Time"];
                            createdAt: components["schemas"]["Time"];
                            currency: components["schemas"]["Currency"];
                            failure?: {
                                code: string;
                                message: string;
                            };
                            failures: {
                                at: components["schemas"]["Time"];
                                attemptId?: string;
                                code: string;
                                message: string;
                            }[];
                            otherEntries: {
                                adjustmentId?: components["schemas"]["Id"];
                                amount: components["schemas"]["Amount"];
                                at: components["schemas"]["Time"];
                                attemptId?: string;
                                commissionId?: components["schemas"]["Id"];
                                /** @enum {string} */
                                kind: "REVERSAL" | "OVERPAID" | "RETURNED" | "OPENING_BALANCE" | "CORRECTION" | "PAID_ELSEWHERE";
                                reason?: string;
                                seq: number;
                                transactionId?: components["schemas"]["Id"];
                            }[];
                            providerReference?: string;
                            resolution?: {
                                confirmedAt?: components["schemas"]["Time"];
                                confirmedBy?: string;
                                confirmingEvidence?: string;
                                evidence: string;
                                /** @enum {string} */
                                outcome: "paid" | "unpaid";
                                proposedAt: components["schemas"]["Time"];
                                proposedBy: string;
                                providerReference?: string;
                            };
                            retriedAs?: components["schemas"]["Id"];
                            retries: number;
                            retryOf?: components["schemas"]["Id"];
                            riseId?: components["schemas"]["Id"];
                            /** @enum {string} */
                            status: "PENDING" | "PROCESSING" | "UNKNOWN" | "COMPLETED" | "FAILED" | "CANCELLED" | "RETURNED";
                            transactionId: components["schemas"]["Id"];
                            updatedAt: components["schemas"]["Time"];
                        };
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "transaction_not_found";
                    };
                };
            };
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "cancel-transaction": {
        parameters: {
            query?: never;
            header?: {
                /** @example 6f1e2d3c-payouts-2026-11-23 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @example batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001 */
                transactionId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "transaction": {
                     *         "transactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001",
                     *         "batchId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE",
                     *         "affiliateId": "ann",
                     *         "status": "CANCELLED",
                     *         "amount": "100.75",
                     *         "currency": "USD",
                     *         "riseId": "mock:ok:ann",
                     *         "commissionCount": 2,
                     *         "retries": 0,
                     *         "createdAt": "2026-11-23T10:00:00.000Z",
                     *         "updatedAt": "2026-11-23T10:00:00.000Z",
                     *         "failure": {
                     *           "code": "refused",
                     *           "message": "The payee was refused"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        transaction: components["schemas"]["Transaction"];
                    };
                };
            };
            400: components["responses"]["unreadable_body"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "transaction_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "batch_not_finished" | "transaction_not_cancellable" | "restore_not_settled" | "contended" | "idempotency_key_reused" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_encoding"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "resolve-transaction": {
        parameters: {
            query?: never;
            header?: {
                /** @example 6f1e2d3c-payouts-2026-11-23 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @example batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001 */
                transactionId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "outcome": "paid",
                 *       "evidence": "Bank statement of 23 November",
                 *       "providerReference": "pa-7Q2M9F"
                 *     }
                 */
                "application/json": {
                    evidence: string;
                    /** @enum {string} */
                    outcome: "paid" | "unpaid";
                    providerReference?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "transaction": {
                     *         "transactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001",
                     *         "batchId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE",
                     *         "affiliateId": "ann",
                     *         "status": "UNKNOWN",
                     *         "amount": "100.75",
                     *         "currency": "USD",
                     *         "riseId": "mock:ok:ann",
                     *         "commissionCount": 2,
                     *         "retries": 0,
                     *         "createdAt": "2026-11-23T10:00:00.000Z",
                     *         "updatedAt": "2026-11-23T10:00:00.000Z",
                     *         "failure": {
                     *           "code": "outcome_unknown",
                     *           "message": "The answer was lost"
                     *         },
                     *         "resolution": {
                     *           "outcome": "paid",
                     *           "evidence": "Bank statement of 23 November",
                     *           "providerReference": "pa-7Q2M9F",
                     *           "proposedBy": "ada@example.com",
                     *           "proposedAt": "2026-11-23T10:30:00.000Z"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        transaction: components["schemas"]["Transaction"];
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "transaction": {
                     *         "transactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001",
                     *         "batchId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE",
                     *         "affiliateId": "ann",
                     *         "status": "UNKNOWN",
                     *         "amount": "100.75",
                     *         "currency": "USD",
                     *         "riseId": "mock:ok:ann",
                     *         "commissionCount": 2,
                     *         "retries": 0,
                     *         "createdAt": "2026-11-23T10:00:00.000Z",
                     *         "updatedAt": "2026-11-23T10:00:00.000Z",
                     *         "failure": {
                     *           "code": "outcome_unknown",
                     *           "message": "The answer was lost"
                     *         },
                     *         "resolution": {
                     *           "outcome": "paid",
                     *           "evidence": "Bank statement of 23 November",
                     *           "providerReference": "pa-7Q2M9F",
                     *           "proposedBy": "ada@example.com",
                     *           "proposedAt": "2026-11-23T10:30:00.000Z"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        transaction: components["schemas"]["Transaction"];
                    };
                };
            };
            400: components["responses"]["unreadable_body"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "transaction_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "transaction_not_resolvable" | "second_person_required" | "attempt_alive" | "contended" | "idempotency_key_reused" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_encoding"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "retry-transaction": {
        parameters: {
            query?: never;
            header?: {
                /** @example 6f1e2d3c-payouts-2026-11-23 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @example batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001 */
                transactionId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "transaction": {
                     *         "transactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001",
                     *         "batchId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE",
                     *         "affiliateId": "ann",
                     *         "status": "CANCELLED",
                     *         "amount": "100.75",
                     *         "currency": "USD",
                     *         "riseId": "mock:ok:ann",
                     *         "commissionCount": 2,
                     *         "retries": 0,
                     *         "createdAt": "2026-11-23T10:00:00.000Z",
                     *         "updatedAt": "2026-11-23T10:00:00.000Z",
                     *         "failure": {
                     *           "code": "refused",
                     *           "message": "The payee was refused"
                     *         },
                     *         "retriedAs": "batch-01KAVBPM4W6K2D8H5S0R9F3GTX.001"
                     *       },
                     *       "batch": {
                     *         "batchId": "batch-01KAVBPM4W6K2D8H5S0R9F3GTX",
                     *         "batchNumber": "BATCH-2026-000124",
                     *         "status": "QUEUED",
                     *         "provider": "mock",
                     *         "currency": "USD",
                     *         "paymentCount": 1,
                     *         "totalAmount": "100.75",
                     *         "counts": {
                     *           "pending": 1,
                     *           "processing": 0,
                     *           "unknown": 0,
                     *           "completed": 0,
                     *           "failed": 0,
                     *           "cancelled": 0,
                     *           "returned": 0
                     *         },
                     *         "createdBy": "ada@example.com",
                     *         "approvalWanted": false,
                     *         "createdAt": "2026-11-23T10:00:00.000Z",
                     *         "queuedAt": "2026-11-23T11:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        batch: components["schemas"]["Batch"];
                        transaction: components["schemas"]["Transaction"];
                    };
                };
            };
            400: components["responses"]["unreadable_body"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "transaction_not_found";
                    };
                };
            };
            409: {
                headers: {
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "batch_not_finished" | "transaction_not_retryable" | "restore_not_settled" | "contended" | "idempotency_key_reused" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_encoding"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "receive-webhook": {
        parameters: {
            query?: never;
            header?: {
                /** @example evt-01KAVD3W7N2R5T8Y1Z4Q6M9KBX */
                "webhook-id"?: string;
                /** @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4= */
                "webhook-signature"?: string;
                /** @example 1795428303 */
                "webhook-timestamp"?: string;
            };
            path: {
                /** @example mock */
                provider: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "type": "payment.updated",
                 *       "data": {
                 *         "transactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001"
                 *       }
                 *     }
                 */
                "application/json": unknown;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "events": [
                     *         {
                     *           "eventId": "mock.evt-01KAVD3W7N2R5T8Y1Z4Q6M9KBX",
                     *           "status": "APPLIED",
                     *           "duplicate": false
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        events: {
                            duplicate: boolean;
                            eventId: string;
                            /** @enum {string} */
                            status: "RECEIVED" | "APPLIED" | "IGNORED";
                        }[];
                    };
                };
            };
            400: components["responses"]["unreadable_body"];
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "webhook_signature_invalid";
                    };
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "provider_not_found";
                    };
                };
            };
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_encoding"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "list-webhook-events": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                /** @example APPLIED */
                status?: "RECEIVED" | "APPLIED" | "IGNORED";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "events": [
                     *         {
                     *           "eventId": "mock.evt-01KAVD3W7N2R5T8Y1Z4Q6M9KBX",
                     *           "provider": "mock",
                     *           "type": "payment.updated",
                     *           "status": "APPLIED",
                     *           "transactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001",
                     *           "receivedAt": "2026-11-23T10:05:03.000Z",
                     *           "settledAt": "2026-11-23T10:05:03.120Z",
                     *           "note": "looked up: the transaction is COMPLETED"
                     *         }
                     *       ],
                     *       "nextCursor": "eyJhZnRlciI6ImFubiJ9.pZ0l6yQ2m9f4kT7sWcVb1nXr8uEoAiHdGjLqYt3R5vM"
                     *     }
                     */
                    "application/json": {
                        events: components["schemas"]["WebhookEvent"][];
                        nextCursor?: string;
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "replay-webhook-event": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example mock.evt-01KAVD3W7N2R5T8Y1Z4Q6M9KBX */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "event": {
                     *         "eventId": "mock.evt-01KAVD3W7N2R5T8Y1Z4Q6M9KBX",
                     *         "provider": "mock",
                     *         "type": "payment.updated",
                     *         "status": "APPLIED",
                     *         "transactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001",
                     *         "receivedAt": "2026-11-23T10:05:03.000Z",
                     *         "settledAt": "2026-11-23T10:05:03.120Z",
                     *         "note": "looked up: the transaction is COMPLETED"
                     *       }
                     *     }
                     */
                    "application/json": {
                        event: components["schemas"]["WebhookEvent"];
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "event": {
                     *         "eventId": "mock.evt-01KAVD3W7N2R5T8Y1Z4Q6M9KBX",
                     *         "provider": "mock",
                     *         "type": "payment.updated",
                     *         "status": "APPLIED",
                     *         "transactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001",
                     *         "receivedAt": "2026-11-23T10:05:03.000Z",
                     *         "settledAt": "2026-11-23T10:05:03.120Z",
                     *         "note": "looked up: the transaction is COMPLETED"
                     *       }
                     *     }
                     */
                    "application/json": {
                        event: components["schemas"]["WebhookEvent"];
                    };
                };
            };
            400: components["responses"]["unreadable_body"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "webhook_event_not_found";
                    };
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "contended";
                    };
                };
            };
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_encoding"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
}
